package health.tarn.fhir.resource;

import health.tarn.api.LakeException;
import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Reference.reference} of a resource.
 *
 * @param node the string in the tape
 * @param text what it says
 * @param contained whether it stands in a contained resource
 */
public record ResourceReference(int node, String text, boolean contained) {

  /** What a reference's text looks like. */
  public enum Form {
    /** {@code Patient/1} or {@code Patient/1/_history/2}: a resource of the same data store. */
    RELATIVE,
    /** {@code #a}: a contained resource, or with {@code #} alone the one that contains it. */
    FRAGMENT,
    /** {@code urn:uuid:} or {@code urn:oid:}: another entry of the same Bundle. */
    URN,
    /** {@code Practitioner?identifier=x|y}: found by a search when the transaction is committed. */
    CONDITIONAL,
    /** Anything else, such as an absolute URL. */
    OTHER
  }

  /** Returns what the text looks like. */
  public Form form() {
    if (text.startsWith("#")) {
      return Form.FRAGMENT;
    }
    if (text.startsWith("urn:uuid:") || text.startsWith("urn:oid:")) {
      return Form.URN;
    }
    int letters = letters();
    if (letters > 0 && letters < text.length() && text.charAt(letters) == '?') {
      return Form.CONDITIONAL;
    }
    return target() == null ? Form.OTHER : Form.RELATIVE;
  }

  /** Returns which resource a relative reference means, whatever version; null for other forms. */
  public @Nullable ResourceKey target() {
    int slash = letters();
    if (slash == 0 || slash >= text.length() || text.charAt(slash) != '/') {
      return null;
    }
    int end = text.indexOf('/', slash + 1);
    boolean versioned = end >= 0 && text.startsWith("/_history/", end);
    String id = text.substring(slash + 1, versioned ? end : text.length());
    return ResourceKey.isId(id) && Character.isUpperCase(text.charAt(0))
        ? keyOf(text.substring(0, slash), id)
        : null;
  }

  private static @Nullable ResourceKey keyOf(String type, String id) {
    try {
      return new ResourceKey(type, id);
    } catch (LakeException e) {
      return null; // Longer than any type is named: a text of another form.
    }
  }

  private int letters() {
    int at = 0;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
