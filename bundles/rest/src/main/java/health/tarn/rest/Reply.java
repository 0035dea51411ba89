package health.tarn.rest;

import health.tarn.api.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered to a request; built by an interaction, sent by {@link ReplySender}. */
final class Reply {

  private final int status;
  private final List<String> headers = new ArrayList<>(6);
  private @Nullable Resource version;
  private @Nullable Body body;
  private boolean plainJson;
  private @Nullable String contentType;
  private @Nullable Form form;

  Reply(int status) {
    this.status = status;
  }

  Reply header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  /** Says by {@code ETag} and {@code Last-Modified} which version the reply is about. */
  Reply version(Resource resource) {
    this.version = resource;
    return this;
  }

  Reply body(@Nullable Body content) {
    this.body = content;
    return this;
  }

  /** The body is JSON, but no FHIR resource. */
  Reply plainJson() {
    this.plainJson = true;
    return this;
  }

  /** The body is of a type of its own, and is sent as it is. */
  Reply contentType(String type) {
    this.contentType = type;
    return this;
  }

  /** Answers in another form than the URL asked for, because the body of the request did. */
  Reply form(Form other) {
    this.form = other;
    return this;
  }

  int status() {
    return status;
  }

  /** Names and values in turn. */
  List<String> headers() {
    return headers;
  }

  @Nullable Resource version() {
    return version;
  }

  @Nullable Body body() {
    return body;
  }

  boolean isPlainJson() {
    return plainJson;
  }

  /** Null if the body is JSON. */
  @Nullable String contentType() {
    return contentType;
  }

  @Nullable Form form() {
    return form;
  }
}
