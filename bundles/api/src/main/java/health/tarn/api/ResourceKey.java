package health.tarn.api;

import java.util.Comparator;

/**
 * Names one resource within a data store: its type and its id, as in {@code Patient/123}.
 *
 * <p>The order is by type and then by id, each by UTF-16 code units, which for the characters that
 * FHIR allows is the order of their bytes.
 *
 * @param type the name of a FHIR resource type, such as {@code Patient}
 * @param id the logical id, {@code [A-Za-z0-9\-\.]{1,64}} (FHIR R4, 2.24.0.1, data type id)
 */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

  private static final Comparator<ResourceKey> ORDER =
      Comparator.comparing(ResourceKey::type).thenComparing(ResourceKey::id);

  /** The longest id that FHIR allows. */
  public static final int MAX_ID_LENGTH = 64;

  /**
   * @throws LakeException with {@link Problem#INVALID} if the id breaks FHIR's rule or the type is
   *     no name
   */
  public ResourceKey {
    if (!isType(type)) {
      throw new LakeException(
          Problem.INVALID, "expected the name of a resource type, found " + quoted(type));
    }
    if (!isId(id)) {
      throw new LakeException(
          Problem.INVALID,
          "expected an id of 1 to 64 letters, digits, '-' or '.', found " + quoted(id));
    }
  }

  /**
   * Reads {@code Type/id}.
   *
   * @throws LakeException with {@link Problem#INVALID} if the text is something else
   */
  public static ResourceKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new LakeException(
          Problem.INVALID, "expected Type/id such as Patient/123, found " + quoted(text));
    }
    return new ResourceKey(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Tells whether the text keeps FHIR's rule for a logical id. */
  public static boolean isId(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isType(String text) {
    if (text.isEmpty() || text.length() > MAX_ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String quoted(String text) {
    return text.length() <= 80
        ? "'" + text + "'"
        : "'" + text.substring(0, 77) + "...' (" + text.length() + " characters)";
  }

  @Override
  public int compareTo(ResourceKey other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code Type/id}. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
