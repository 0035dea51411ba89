package health.tarn.core.enrich;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be read of an attachment. */
sealed interface DocumentText {

  /** The text. */
  record Found(String text) implements DocumentText {}

  /**
   * The data is elsewhere.
   *
   * @param contentType of the attachment, which wins over that of the Binary; null if it has none
   */
  record InBinary(String id, @Nullable String contentType) implements DocumentText {}

  /**
   * There is nothing to read.
   *
   * @param reason for a person who looks after the lake; repeats nothing of the document
   */
  record Unreadable(String reason) implements DocumentText {}

  /** Reads an Attachment, or a Binary, which has its members too. */
  static DocumentText of(Json json, int attachment) {
    String contentType = string(json, attachment, "contentType");
    String data = string(json, attachment, "data");
    if (data != null) {
      return decoded(data, contentType);
    }
    String url = string(json, attachment, "url");
    if (url == null) {
      return new Unreadable("an attachment has neither data nor url");
    }
    String prefix = "Binary/";
    return url.startsWith(prefix) && url.indexOf('/', prefix.length()) < 0
        ? new InBinary(url.substring(prefix.length()), contentType)
        : new Unreadable("an attachment lies outside of the lake");
  }

  /** Decodes base64, and the text in it by the charset that its type declares. */
  static DocumentText decoded(String data, @Nullable String contentType) {
    String type = contentType == null ? "text/plain" : contentType.toLowerCase(Locale.ROOT);
    if (!type.strip().startsWith("text/plain")) {
      return new Unreadable("an attachment is no plain text");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(data);
      String text =
          charset(type)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.isBlank() ? new Unreadable("an attachment is empty") : new Found(text);
    } catch (CharacterCodingException e) {
      return new Unreadable("an attachment is not in the charset that its type declares");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return new Unreadable("an attachment declares a charset that nobody knows");
    } catch (IllegalArgumentException e) {
      return new Unreadable("an attachment's data is no base64");
    }
  }

  private static Charset charset(String type) {
    int at = type.indexOf("charset=");
    if (at < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = type.substring(at + "charset=".length());
    int end = name.indexOf(';');
    return Charset.forName((end < 0 ? name : name.substring(0, end)).replace("\"", "").strip());
  }

  private static @Nullable String string(Json json, int object, String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }
}
