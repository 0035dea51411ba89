package health.tarn.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for; {@code demo.sh --help} describes it.
 *
 * @param action what to do
 * @param once whether to stop the lake at the end
 * @param empty whether to leave out the sample data
 * @param port of the lake's HTTP server
 * @param data folder of the lake and of the S3 server
 */
record Options(Action action, boolean once, boolean empty, int port, Path data) {

  private static final int DEFAULT_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  enum Action {
    SHOW,
    STOP
  }

  /**
   * Reads the arguments.
   *
   * @param project folder in which the lake lies unless {@code --data} says otherwise
   * @throws DemoException if one is unknown or wrong
   */
  static Options parse(Path project, List<String> arguments) {
    Action action = Action.SHOW;
    boolean once = false;
    boolean empty = false;
    int port = DEFAULT_PORT;
    Path data = project.resolve(".tarn");
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String name = left.pop();
      switch (name) {
        case "--once" -> once = true;
        case "--empty" -> empty = true;
        case "--port" -> port = port(value(name, left));
        case "--data" -> data = Path.of(value(name, left));
        case "--stop" -> action = Action.STOP;
        case "--skip-build" -> {} // For demo.sh.
        default -> throw new DemoException("Unknown option " + name + "; --help lists them.");
      }
    }
    return new Options(action, once, empty, port, data.toAbsolutePath().normalize());
  }

  private static String value(String name, Deque<String> left) {
    if (left.isEmpty()) {
      throw new DemoException(name + " needs a value; --help says which.");
    }
    return left.pop();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new DemoException("--port needs a number from 1 to 65535, not " + text + ".", e);
    }
    throw new DemoException("--port needs a number from 1 to 65535, not " + text + ".");
  }
}
