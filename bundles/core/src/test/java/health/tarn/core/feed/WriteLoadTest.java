package health.tarn.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteLoadTest {

  private long now = 17;
  private final WriteLoad load = new WriteLoad(100, () -> now);

  private void pass(int millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  void isHighWhileMuchIsWrittenAndASecondLonger() {
    load.wrote(99);
    assertThat(load.isHigh()).isFalse();
    load.wrote(1);
    assertThat(load.isHigh()).isTrue();
    pass(1_500);
    assertThat(load.isHigh()).isTrue();
    pass(1_000);
    assertThat(load.isHigh()).isFalse();
  }

  @Test
  void isNotHighWhenMuchIsSpreadOverTime() {
    for (int i = 0; i < 20; i++) {
      load.wrote(50);
      assertThat(load.isHigh()).isFalse();
      pass(1_000);
    }
  }
}
