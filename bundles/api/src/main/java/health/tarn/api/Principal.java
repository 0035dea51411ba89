package health.tarn.api;

import java.util.Map;

/**
 * On whose behalf something is done.
 *
 * @param name who it is, as the authentication established it
 * @param claims what else the authentication established, such as scopes
 */
public record Principal(String name, Map<String, String> claims) {

  /** Whoever reaches the lake while no authentication is configured. */
  public static final Principal ANONYMOUS = new Principal("anonymous", Map.of());

  /** The lake itself: jobs without an owner, projections, maintenance. */
  public static final Principal SYSTEM = new Principal("system", Map.of());

  public Principal {
    claims = Map.copyOf(claims);
  }
}
