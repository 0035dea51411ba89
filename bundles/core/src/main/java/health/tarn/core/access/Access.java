package health.tarn.core.access;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.fhir.definition.Definitions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one principal may do in one data store. */
public final class Access {

  private final Authorization authorization;
  private final Principal principal;
  private final String store;

  public Access(Authorization authorization, Principal principal, String store) {
    this.authorization = authorization;
    this.principal = principal;
    this.store = store;
  }

  public Principal principal() {
    return principal;
  }

  /**
   * Returns what is visible of a type for an interaction.
   *
   * @param type null for what concerns no single type
   * @throws LakeException with {@link Problem#FORBIDDEN} if the interaction is not permitted
   */
  public Query visible(Interaction interaction, @Nullable String type) {
    Decision decision = decide(interaction, type);
    if (decision instanceof Decision.Permit permit) {
      return permit.visible();
    }
    Decision.Deny deny = (Decision.Deny) decision;
    throw new LakeException(
        Problem.FORBIDDEN,
        "not permitted: "
            + interaction
            + (type == null ? "" : " of " + type)
            + "; "
            + deny.reason());
  }

  /** Returns what was decided, without throwing. */
  public Decision decide(Interaction interaction, @Nullable String type) {
    return authorization.decide(principal, store, interaction, type);
  }

  /** Throws if the interaction is not permitted at all. */
  public void require(Interaction interaction) {
    visible(interaction, null);
  }

  /**
   * Tells whether an interaction is permitted with everything there is: as such, and with each
   * type.
   */
  public boolean permitsAll(Interaction interaction) {
    return isAll(decide(interaction, null))
        && Definitions.r4().resourceTypes().stream()
            .allMatch(type -> isAll(decide(interaction, type)));
  }

  private static boolean isAll(Decision decision) {
    return decision instanceof Decision.Permit permit && permit.visible() instanceof Query.All;
  }

  /** Throws unless everything is permitted: for doors that cannot apply a condition. */
  public void requireAll(Interaction interaction) {
    visible(interaction, null);
    if (!permitsAll(interaction)) {
      throw new LakeException(
          Problem.FORBIDDEN,
          "not permitted: "
              + interaction
              + " concerns everything here, and you may see a part only");
    }
  }

  /**
   * Returns a query narrowed to what is visible of the types; types that may not be searched at all
   * are left out.
   */
  public Query narrow(Query query, Set<String> types, Interaction interaction) {
    List<Query> parts =
        types.stream().sorted().map(type -> partOf(type, interaction)).distinct().toList();
    boolean all = parts.stream().allMatch(Access::isWholeType);
    Query scope = all ? new Query.Type(types) : new Query.Or(parts);
    return query instanceof Query.All ? scope : new Query.And(List.of(scope, query));
  }

  private Query partOf(String type, Interaction interaction) {
    Query ofType = new Query.Type(Set.of(type));
    Decision decision = decide(interaction, type);
    if (!(decision instanceof Decision.Permit permit)) {
      return new Query.None();
    }
    return permit.visible() instanceof Query.All
        ? ofType
        : new Query.And(List.of(ofType, permit.visible()));
  }

  private static boolean isWholeType(Query query) {
    return query instanceof Query.Type;
  }
}
