package health.tarn.fhir.shape;

import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.TypeDefinition;
import health.tarn.fhir.json.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an object of one type may hold: a small table from the numbers of names to members.
 *
 * <p>It is compiled when it is first used, since types refer to each other in circles and most are
 * never met.
 */
final class Shape {

  /** What a type asks for beyond its elements. */
  enum Rule {
    NONE,
    EXTENSION,
    REFERENCE
  }

  private final TypeDefinition type;
  private final Function<TypeDefinition, List<Member>> compiler;
  private volatile @Nullable Table table;

  Shape(TypeDefinition type, Function<TypeDefinition, List<Member>> compiler) {
    this.type = type;
    this.compiler = compiler;
  }

  TypeDefinition type() {
    return type;
  }

  boolean isResource() {
    return type.kind() == TypeDefinition.Kind.RESOURCE;
  }

  Rule rule() {
    return switch (type.name()) {
      case "Extension" -> Rule.EXTENSION;
      case "Reference" -> Rule.REFERENCE;
      default -> Rule.NONE;
    };
  }

  Table table() {
    Table known = table;
    if (known == null) {
      known = new Table(type, rule(), compiler.apply(type));
      table = known;
    }
    return known;
  }

  /** The compiled form. */
  static final class Table {
    final List<Member> members;
    final long required;
    final Rule rule;

    /** The elements that the rule is about: an extension's value, or what a reference needs. */
    final long ruled;

    /** An extension's or reference's own extensions. */
    final long extensions;

    private final int mask;
    private final int[] keys;
    private final @Nullable Member[] values;

    private Table(TypeDefinition type, Rule rule, List<Member> members) {
      this.members = members;
      this.rule = rule;
      long bits = 0;
      List<ElementDefinition> elements = new ArrayList<>(type.elements());
      for (int i = 0; i < elements.size(); i++) {
        bits |= elements.get(i).min() > 0 ? 1L << i : 0;
      }
      required = bits;
      extensions = bit("extension");
      ruled =
          switch (rule) {
            case EXTENSION -> bit("valueString");
            case REFERENCE -> bit("reference") | bit("identifier") | bit("display");
            case NONE -> 0;
          };
      int capacity = Integer.highestOneBit(Math.max(4, members.size())) << 2;
      mask = capacity - 1;
      keys = new int[capacity];
      values = new Member[capacity];
      for (Member member : members) {
        int id = Names.id(member.name());
        int slot = id & mask;
        while (values[slot] != null) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = id;
        values[slot] = member;
      }
    }

    /** Returns the member whose name has a number; null if the type has none. */
    @Nullable Member find(int nameId) {
      int slot = nameId & mask;
      while (values[slot] != null) {
        if (keys[slot] == nameId) {
          return values[slot];
        }
        slot = (slot + 1) & mask;
      }
      return null;
    }

    /** Returns the bit of an element; 0 if the type has none. */
    private long bit(String element) {
      for (Member member : members) {
        if (member.name().equals(element)) {
          return member.bit();
        }
      }
      return 0;
    }
  }
}
