package health.tarn.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;

/** Types commands as into a shell that a script drives; Karaf itself reads the arguments. */
final class Typed {

  final FakeLake lake = new FakeLake();
  final FakeJobs jobs = new FakeJobs();
  final FakePlugins plugins = new FakePlugins();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** Runs a command and returns what it printed since the last run. */
  String run(LakeCommand command, String... arguments) throws Exception {
    printed.reset();
    command.lake = lake;
    command.session = session();
    give(command);
    if (new DefaultActionPreparator()
        .prepare(command, command.session, List.<Object>of((Object[]) arguments))) {
      command.execute();
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void give(LakeCommand command) {
    if (command instanceof ImportCommand imports) {
      imports.jobs = jobs;
    } else if (command instanceof ExportCommand exports) {
      exports.jobs = jobs;
    } else if (command instanceof JobsCommand list) {
      list.jobs = jobs;
    } else if (command instanceof JobCommand one) {
      one.jobs = jobs;
    } else if (command instanceof JobCancelCommand cancel) {
      cancel.jobs = jobs;
    } else if (command instanceof PluginsCommand all) {
      all.plugins = plugins;
    }
  }

  /** A session without a terminal. */
  private Session session() {
    return (Session)
        Proxy.newProxyInstance(
            Typed.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> method.getName().equals("getConsole") ? console : null);
  }
}
