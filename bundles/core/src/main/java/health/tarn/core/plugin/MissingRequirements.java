package health.tarn.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Says what a bundle needs that no other bundle has. */
final class MissingRequirements {

  private static final int SHOWN = 3;

  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([^)]*)");
  private static final Pattern RANGE =
      Pattern.compile("\\(version>=([^)]*)\\)\\(!\\(version>=([^)]*)\\)\\)");

  private MissingRequirements() {}

  /**
   * @param all the bundles that are installed
   */
  static String of(Bundle bundle, Bundle[] all) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return "it is not resolved";
    }
    List<String> missing = new ArrayList<>();
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (isNeeded(requirement) && !isThere(all, requirement)) {
        missing.add(text(requirement));
      }
    }
    if (missing.isEmpty()) {
      return "what it needs is there, but cannot be had together; see bundle:diag "
          + bundle.getBundleId();
    }
    String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "";
    return "it needs "
        + String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size())))
        + more
        + ", which no bundle has";
  }

  private static boolean isNeeded(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    String effective = directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve");
    String resolution = directives.getOrDefault(Constants.RESOLUTION_DIRECTIVE, "mandatory");
    return effective.equals("resolve") && resolution.equals("mandatory");
  }

  private static boolean isThere(Bundle[] all, BundleRequirement requirement) {
    for (Bundle other : all) {
      BundleRevision revision = other.adapt(BundleRevision.class);
      if (revision == null) {
        continue;
      }
      for (BundleCapability capability :
          revision.getDeclaredCapabilities(requirement.getNamespace())) {
        if (requirement.matches(capability)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    Matcher name = PACKAGE.matcher(filter);
    if (!name.find()) {
      return requirement.getNamespace() + " " + filter;
    }
    Matcher range = RANGE.matcher(filter);
    return "package "
        + name.group(1)
        + (range.find() ? " [" + range.group(1) + "," + range.group(2) + ")" : "");
  }
}
