package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body that starts a job, in HealthLake's JSON. What only Amazon needs (roles, keys, tokens) is
 * taken and not looked at; a name that nobody knows is refused.
 */
final class JobSettings {

  private static final Set<String> KNOWN =
      Set.of(
          "JobName",
          "InputDataConfig.S3Uri",
          "JobOutputDataConfig.S3Configuration.S3Uri",
          "JobOutputDataConfig.S3Configuration.KmsKeyId",
          "OutputDataConfig.S3Configuration.S3Uri",
          "OutputDataConfig.S3Configuration.KmsKeyId",
          "ValidationLevel",
          "DatastoreId",
          "DataAccessRoleArn",
          "ClientToken");

  private final Map<String, String> texts;

  private JobSettings(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * @throws LakeException with {@link Problem#INVALID}
   */
  static JobSettings of(byte[] json, String store) throws IOException {
    Map<String, String> texts = FlatJson.read(json);
    for (String name : texts.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new LakeException(
            Problem.INVALID, "a name in the body is not known; known are " + known());
      }
    }
    String named = texts.get("DatastoreId");
    if (named != null && !named.equals(store)) {
      throw new LakeException(
          Problem.INVALID,
          "DatastoreId in the body is not the data store of the address, which is '" + store + "'");
    }
    return new JobSettings(texts);
  }

  @Nullable String text(String name) {
    return texts.get(name);
  }

  /**
   * Returns a location.
   *
   * @throws LakeException with {@link Problem#INVALID} if it is missing or no URI
   */
  URI location(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new LakeException(
          Problem.INVALID, "expected " + name + " in the body, such as \"s3://bucket/folder/\"");
    }
    return uri(name, text);
  }

  static URI uri(String name, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new LakeException(
          Problem.INVALID, name + " must be a location such as s3://bucket/folder/", e);
    }
  }

  private static String known() {
    return String.join(", ", KNOWN.stream().sorted().toList());
  }
}
