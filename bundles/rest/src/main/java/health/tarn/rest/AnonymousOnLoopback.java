package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everybody is anonymous, and so only this machine's own names are answered: a page that a browser
 * has from elsewhere can neither rebind a name to this address nor send a request across origins.
 */
final class AnonymousOnLoopback implements PrincipalSource {

  @Override
  public Principal principal(HttpServletRequest request) {
    String header = request.getHeader("Host");
    String host = header == null ? request.getServerName() : header;
    if (!isLoopback(host)) {
      throw new LakeException(
          Problem.FORBIDDEN,
          "without authentication this lake answers only under 127.0.0.1, [::1] or localhost");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !isSame(origin, host)) {
      throw new LakeException(
          Problem.FORBIDDEN,
          "without authentication this lake refuses what pages from another origin send");
    }
    return Principal.ANONYMOUS;
  }

  private static boolean isLoopback(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    String name = end > 0 ? host.substring(0, end) : host;
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "127.0.0.1", "localhost", "[::1]" -> true;
      default -> false;
    };
  }

  private static boolean isSame(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }
}
