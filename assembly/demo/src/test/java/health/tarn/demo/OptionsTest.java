package health.tarn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Path PROJECT = Path.of("/project");

  @Test
  void defaultToAShowThatLeavesTheLakeRunning() {
    Options options = Options.parse(PROJECT, List.of());

    assertThat(options)
        .isEqualTo(new Options(Options.Action.SHOW, false, false, 8080, Path.of("/project/.tarn")));
  }

  @Test
  void areTakenFromTheCommandLine() {
    Options options =
        Options.parse(
            PROJECT,
            List.of("--once", "--empty", "--port", "9000", "--data", "/lake", "--skip-build"));

    assertThat(options)
        .isEqualTo(new Options(Options.Action.SHOW, true, true, 9000, Path.of("/lake")));
  }

  @Test
  void refuseWhatTheyDoNotKnow() {
    assertThatThrownBy(() -> Options.parse(PROJECT, List.of("--prot", "9000")))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("--prot");
    assertThatThrownBy(() -> Options.parse(PROJECT, List.of("--port")))
        .hasMessageContaining("--port needs a value");
    assertThatThrownBy(() -> Options.parse(PROJECT, List.of("--port", "0")))
        .hasMessageContaining("1 to");
    assertThatThrownBy(() -> Options.parse(PROJECT, List.of("--port", "x")))
        .hasMessageContaining("1 to");
  }
}
