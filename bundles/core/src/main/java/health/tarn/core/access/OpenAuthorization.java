package health.tarn.core.access;

import health.tarn.api.Principal;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Interaction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Permits everything to everybody who reaches the lake, which without authentication is whoever
 * works on its machine. Any other authorization service takes its place.
 */
@Component(property = "service.ranking:Integer=-1000")
public final class OpenAuthorization implements Authorization {

  @Override
  public Decision decide(
      Principal principal, String store, Interaction interaction, @Nullable String type) {
    return Decision.ALL;
  }
}
