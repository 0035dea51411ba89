package health.tarn.transport.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.transport.TransportException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class S3AddressTest {

  @Test
  void givesBackEveryKey() {
    for (String key :
        List.of("a b", "a+b", "a%b", "a%20b", "ä", "a\u0308", "\ud83d\udc1f", "?#&")) {
      S3Address address = new S3Address("my_bucket.x", key);
      assertThat(S3Address.of(address.uri())).isEqualTo(address);
    }
  }

  @Test
  void readsAPlusAsItself() {
    assertThat(S3Address.of(URI.create("s3://b/a+b")).key()).isEqualTo("a+b");
  }

  @Test
  void refusesWhatIsNoKey() {
    for (String uri :
        List.of(
            "s3:///a", "s3://key:secret@b/a", "http://b/a", "s3://b/%ff", "s3://b/a?versionId=1")) {
      assertThatThrownBy(() -> S3Address.of(URI.create(uri)))
          .isInstanceOf(TransportException.class);
    }
  }
}
