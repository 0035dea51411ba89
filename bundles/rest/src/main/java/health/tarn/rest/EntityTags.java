package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import jakarta.servlet.http.HttpServletRequest;

/** Versions as entity tags, {@code W/"3"}, and the conditions that are built on them. */
final class EntityTags {

  private EntityTags() {}

  static String of(long version) {
    return "W/\"" + version + '"';
  }

  /**
   * Reads the conditions of a write.
   *
   * @throws LakeException with {@link Problem#INVALID} for a condition that cannot be checked,
   *     {@link Problem#PRECONDITION_FAILED} for a tag that no version has
   */
  static Precondition precondition(HttpServletRequest request) {
    String match = Headers.list(request, "If-Match");
    String noneMatch = Headers.list(request, "If-None-Match");
    if (match == null && request.getHeader("If-Unmodified-Since") != null) {
      throw new LakeException(
          Problem.INVALID,
          "If-Unmodified-Since knows whole seconds only, which do not guard a write; use If-Match");
    }
    if (match == null && noneMatch == null) {
      return Precondition.NONE;
    }
    if (noneMatch != null && !noneMatch.strip().equals("*")) {
      throw new LakeException(
          Problem.INVALID, "If-None-Match at a write must be '*': the resource must not exist yet");
    }
    return new Precondition(match == null ? null : version(match.strip()), noneMatch != null);
  }

  private static long version(String tag) {
    if (tag.equals("*") || tag.indexOf(',') >= 0) {
      throw new LakeException(Problem.INVALID, "If-Match must name one version, such as W/\"3\"");
    }
    long version = number(tag);
    if (version < 1) {
      throw new LakeException(
          Problem.PRECONDITION_FAILED,
          "no version has the tag of If-Match; tags look like W/\"3\"");
    }
    return version;
  }

  /**
   * Checks the conditions of a read that the version must fulfil: {@code If-Match}, or else {@code
   * If-Unmodified-Since} (RFC 9110, 13.2.2).
   *
   * @throws LakeException with {@link Problem#PRECONDITION_FAILED}
   */
  static void requireMatch(HttpServletRequest request, Resource resource) {
    String match = Headers.list(request, "If-Match");
    boolean holds;
    if (match != null) {
      holds = matches(match, resource.version());
    } else {
      long since = date(request, "If-Unmodified-Since");
      holds = since < 0 || !isModifiedAfter(since, resource);
    }
    if (!holds) {
      throw new LakeException(
          Problem.PRECONDITION_FAILED,
          resource.key() + " is at version " + resource.version() + ", which was not asked for");
    }
  }

  /**
   * Tells whether the caller has this version already: by {@code If-None-Match}, or else by {@code
   * If-Modified-Since}, whose precision is a second (RFC 9110, 13.1).
   */
  static boolean isKnown(HttpServletRequest request, Resource resource) {
    String noneMatch = Headers.list(request, "If-None-Match");
    if (noneMatch != null) {
      return matches(noneMatch, resource.version());
    }
    long since = date(request, "If-Modified-Since");
    return since >= 0 && !isModifiedAfter(since, resource);
  }

  private static boolean isModifiedAfter(long millis, Resource resource) {
    return resource.lastUpdated().getEpochSecond() > Math.floorDiv(millis, 1000L);
  }

  /**
   * A header with a date; -1 if there is none, or none that can be read, which is to be ignored.
   */
  private static long date(HttpServletRequest request, String name) {
    try {
      return request.getDateHeader(name);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static boolean matches(String tags, long version) {
    int start = 0;
    while (start < tags.length()) {
      int comma = tags.indexOf(',', start);
      int end = comma < 0 ? tags.length() : comma;
      String tag = tags.substring(start, end).strip();
      if (tag.equals("*") || number(tag) == version) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** The number in {@code W/"3"} or {@code "3"}; -1 if there is none. */
  private static long number(String tag) {
    String digits = tag.startsWith("W/") ? tag.substring(2) : tag;
    int length = digits.length();
    if (length > 2 && digits.charAt(0) == '"' && digits.charAt(length - 1) == '"') {
      digits = digits.substring(1, length - 1);
    }
    return PlainNumber.parse(digits);
  }
}
