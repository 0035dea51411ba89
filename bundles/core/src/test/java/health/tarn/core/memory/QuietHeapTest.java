package health.tarn.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietHeapTest {

  private long byItself;
  private long byRest;
  private final QuietHeap heap = new QuietHeap(() -> byItself + byRest, () -> byRest++);

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      heap.tick();
    }
  }

  @Test
  void isCollectedOnceWhenItHasComeToRest() {
    byItself = 5;
    tick(3);
    assertThat(byRest).isZero();
    tick(1);
    assertThat(byRest).isEqualTo(1);
    tick(100);
    assertThat(byRest).isEqualTo(1);
  }

  @Test
  void isLeftAloneWhileItWorks() {
    for (int i = 0; i < 100; i++) {
      byItself++;
      tick(2);
    }
    assertThat(byRest).isZero();
  }

  @Test
  void isCollectedAgainAfterMoreWork() {
    byItself = 1;
    tick(10);
    byItself++;
    tick(10);
    assertThat(byRest).isEqualTo(2);
  }

  @Test
  void isLeftAloneIfNothingEverWasCollected() {
    tick(100);
    assertThat(byRest).isZero();
  }
}
