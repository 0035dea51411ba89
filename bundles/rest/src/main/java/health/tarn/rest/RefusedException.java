package health.tarn.rest;

import java.io.Serial;

/** A refusal that only HTTP knows; every other one is a LakeException. */
final class RefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Status status;

  RefusedException(Status status, String message) {
    super(message);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
