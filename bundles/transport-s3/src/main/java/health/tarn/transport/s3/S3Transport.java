package health.tarn.transport.s3;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects of AWS S3 or of a server that speaks its protocol, at the configured endpoint only. */
@Component(
    immediate = true,
    service = Transport.class,
    configurationPid = "health.tarn.transport.s3",
    property = Transport.SCHEME + "=s3")
@Designate(ocd = S3TransportConfig.class)
public final class S3Transport implements Transport {

  private static final Logger log = LoggerFactory.getLogger(S3Transport.class);

  private final S3Connection connection;

  @Activate
  public S3Transport(S3TransportConfig config) {
    this(new S3Connection(S3Settings.of(config), Credentials.of(config)));
    log.info(
        "s3: locations are at {}, region {}, credentials {}",
        config.endpoint().isBlank() ? "AWS" : config.endpoint(),
        config.region(),
        config.credentials());
  }

  S3Transport(S3Connection connection) {
    this.connection = connection;
  }

  /** Bodies that are open break off with a retryable error. */
  @Deactivate
  void stop() {
    connection.close();
  }

  @Override
  public Cursor<ObjectInfo> list(URI prefix) {
    return new S3Listing(connection, S3Address.of(prefix));
  }

  @Override
  public ObjectInfo stat(URI object) {
    return S3Heads.describe(connection, S3Address.ofObject(object));
  }

  @Override
  public InputStream read(ObjectInfo object, long from) {
    S3Address at = S3Address.ofObject(object.uri());
    if (from < 0 || from > object.size()) {
      throw new IllegalArgumentException(
          at + ": offset " + from + " is not within " + object.size() + " bytes");
    }
    return new S3Body(connection, at, object, from);
  }

  @Override
  public ObjectWriter write(URI object, String contentType) {
    return new S3Writer(connection, S3Address.ofObject(object), contentType);
  }

  @Override
  public void delete(URI object) {
    S3Address at = S3Address.ofObject(object);
    connection.call(
        at, "DeleteObject", s3 -> s3.deleteObject(r -> r.bucket(at.bucket()).key(at.key())));
  }

  @Override
  public int sweep(URI prefix, Instant before) {
    return S3Uploads.sweep(connection, S3Address.of(prefix), before);
  }
}
