package health.tarn.fhir.search;

import health.tarn.api.query.Query;
import java.util.List;
import java.util.Set;

/**
 * What a search asks for, joins included.
 *
 * <p>A condition without joins is one {@link Flat} one. The others say which resources are meant by
 * other resources; whoever runs them turns each into a {@link Query} from the inside out.
 */
public sealed interface Condition {

  /** A condition on the resource itself. */
  record Flat(Query query) implements Condition {}

  /** All of the conditions. */
  record AllOf(List<Condition> of) implements Condition {
    public AllOf {
      of = List.copyOf(of);
    }
  }

  /** At least one of the conditions. */
  record AnyOf(List<Condition> of) implements Condition {
    public AnyOf {
      of = List.copyOf(of);
    }
  }

  /**
   * Resources that refer to a resource for which a condition holds, as in {@code
   * subject:Patient.name=x}.
   *
   * @param parameter the code of the reference parameter
   * @param types the types of the resources that the condition is about, at least one
   * @param of the condition, which may be a chain again
   */
  record Chain(String parameter, Set<String> types, Condition of) implements Condition {
    public Chain {
      types = Set.copyOf(types);
    }
  }

  /**
   * Resources to which a resource refers for which a condition holds, as in {@code
   * _has:Observation:subject:code=x}.
   *
   * @param type the type of the resource that refers
   * @param parameter the code of its reference parameter
   * @param of the condition on the resource that refers
   */
  record Has(String type, String parameter, Condition of) implements Condition {}

  /** Resources that an entry of one of the List resources with these ids refers to. */
  record OnList(Set<String> ids) implements Condition {
    public OnList {
      ids = Set.copyOf(ids);
    }
  }
}
