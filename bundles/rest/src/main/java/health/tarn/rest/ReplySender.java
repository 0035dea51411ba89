package health.tarn.rest;

import health.tarn.api.Resource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Sends replies in the form that was asked for. */
final class ReplySender {

  private static final String CHARSET = ";charset=utf-8";
  private static final String FHIR_JSON = MediaTypes.FHIR_JSON + CHARSET;
  private static final String JSON = MediaTypes.JSON + CHARSET;

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final long gzipFrom;
  private final int gzipLevel;

  /**
   * @param gzipFrom bodies of this many bytes or more are packed
   * @param gzipLevel 1 is the fastest, 9 the smallest
   */
  ReplySender(long gzipFrom, int gzipLevel) {
    this.gzipFrom = gzipFrom;
    this.gzipLevel = gzipLevel;
  }

  void send(Reply reply, Form form, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    List<String> headers = reply.headers();
    for (int i = 0; i < headers.size(); i += 2) {
      response.setHeader(headers.get(i), headers.get(i + 1));
    }
    Resource version = reply.version();
    if (version != null) {
      response.setHeader("ETag", EntityTags.of(version.version()));
      response.setDateHeader("Last-Modified", version.lastUpdated().toEpochMilli());
    }
    Body body = reply.body();
    if (body != null || reply.status() == NOT_MODIFIED) {
      response.setHeader("Cache-Control", "private, no-cache");
      response.setHeader("Vary", "Accept, Accept-Encoding");
    }
    if (body instanceof Body.Spooled spooled) {
      response.setContentType(spooled.mediaType());
      response.setHeader("X-Content-Type-Options", "nosniff");
      try {
        send(body, form, response);
      } finally {
        spooled.result().drop();
      }
    } else if (body != null) {
      boolean plain = reply.isPlainJson() || form.mediaType().equals(MediaTypes.JSON);
      String other = reply.contentType();
      response.setContentType(other != null ? other : plain ? JSON : FHIR_JSON);
      response.setHeader("X-Content-Type-Options", "nosniff");
      send(body, other == null ? form : form.plain(), response);
    } else if (reply.status() != NO_CONTENT && reply.status() != NOT_MODIFIED) {
      response.setContentLength(0);
    }
  }

  private void send(Body body, Form form, HttpServletResponse response) throws IOException {
    boolean gzip = form.gzip() && size(body) >= gzipFrom;
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    if (body instanceof Body.Bytes bytes && !gzip && !form.pretty()) {
      response.setContentLength(bytes.json().length);
    }
    if (form.head()) {
      return;
    }
    OutputStream out = response.getOutputStream();
    if (gzip) {
      try (OutputStream packed = new GzipOutput(out, gzipLevel)) {
        write(body, form, packed);
      }
    } else {
      write(body, form, out);
    }
  }

  private static void write(Body body, Form form, OutputStream out) throws IOException {
    if (!form.pretty() || body instanceof Body.Spooled) {
      write(body, out);
      return;
    }
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    write(body, new IndentingOutput(buffered));
    buffered.flush();
  }

  private static void write(Body body, OutputStream out) throws IOException {
    if (body instanceof Body.Bytes bytes) {
      out.write(bytes.json());
    } else if (body instanceof Body.Streamed streamed) {
      JsonOutput json = new JsonOutput(out);
      streamed.writer().write(json);
      json.flush();
    } else if (body instanceof Body.Spooled spooled) {
      spooled.result().sendTo(out);
    }
  }

  private static long size(Body body) {
    if (body instanceof Body.Bytes bytes) {
      return bytes.json().length;
    }
    return body instanceof Body.Spooled spooled
        ? spooled.result().bytes()
        : ((Body.Streamed) body).atLeast();
  }
}
