package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  static Stream<LakeCommand> commands() {
    return Stream.of(
        new ImportCommand(),
        new ExportCommand(),
        new JobsCommand(),
        new JobCommand(),
        new JobCancelCommand(),
        new SearchCommand(),
        new GetCommand(),
        new HistoryCommand(),
        new StoresCommand(),
        new StoreCreateCommand(),
        new StoreDeleteCommand(),
        new PluginsCommand(),
        new StatusCommand(),
        new RebuildCommand(),
        new CompactCommand());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void teachesEachCommandWithTwoExamples(LakeCommand command) throws Exception {
    Command said = command.getClass().getAnnotation(Command.class);
    PrintStream before = System.out;
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(help, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      new Typed().run(command, "--help");
    } finally {
      System.setOut(before);
    }

    String example = "    tarn:" + said.name();
    assertThat(command.getClass()).hasAnnotation(Service.class);
    assertThat(said.detailedDescription().split(example, -1)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(help.toString(StandardCharsets.UTF_8))
        .contains(said.description())
        .contains("tarn:" + said.name())
        .doesNotContain("null");
    assertThat(said.detailedDescription().lines())
        .as("fit a terminal of 80 columns, indented by Karaf")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
  }
}
