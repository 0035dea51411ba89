package health.tarn.transport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartSizesTest {

  @Test
  void letFiveTerabytesFitAndSmallObjectsStaySmall() {
    for (int mib : new int[] {5, 8, 64}) {
      PartSizes sizes = new PartSizes(mib << 20);
      long written = 0;
      for (int part = 0; part < PartSizes.MOST_PARTS; part++) {
        int size = sizes.next(written);
        assertThat(size).isBetween(mib << 20, 1 << 30);
        written += size;
      }
      assertThat(written).isGreaterThan(5_000_000_000_000L);
      assertThat(sizes.next(4L << 30)).isEqualTo(Math.max(mib, 5) << 20);
    }
  }
}
