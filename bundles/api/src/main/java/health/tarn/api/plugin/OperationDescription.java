package health.tarn.api.plugin;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is called, and where it can be called.
 *
 * @param name as in the URL, without the {@code $}: a small letter, then letters, digits and '-'
 * @param title a few words for people
 * @param description a sentence or two for people
 * @param levels where it is called; at least one
 * @param types the resource types that have it on type and instance level; none for all types
 * @param changesState whether calling it may change something; if so, GET does not call it
 * @param definition the canonical URL of its OperationDefinition; null for one that the lake makes
 *     up from the name
 */
public record OperationDescription(
    String name,
    String title,
    String description,
    Set<OperationLevel> levels,
    Set<String> types,
    boolean changesState,
    @Nullable String definition) {

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]{0,63}");

  /**
   * @throws IllegalArgumentException if the name is none that a URL can hold, or there is no level
   */
  public OperationDescription {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an operation's name is a small letter and up to 63 letters, digits or '-'");
    }
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("operation " + name + " must have at least one level");
    }
    levels = Set.copyOf(levels);
    types = Set.copyOf(types);
  }

  /** Tells whether it can be called there. */
  public boolean isAt(OperationLevel level, @Nullable String type) {
    return levels.contains(level)
        && (level == OperationLevel.SYSTEM
            || types.isEmpty()
            || (type != null && types.contains(type)));
  }
}
