package health.tarn.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.PluginReport.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {

  /** A service behind a bean name; replaced while routes run, as OSGi services are. */
  public static final class Greeting {
    private final String text;

    public Greeting(String text) {
      this.text = text;
    }

    public String greet() {
      return text;
    }
  }

  private static final String YAML =
      """
      - route:
          id: hello
          from:
            uri: direct:hello
            steps:
              - setBody:
                  constant: "%s"
      """;
  private static final String XML =
      """
      <routes xmlns="http://camel.apache.org/schema/spring">
        <route id="hello-xml"><from uri="direct:hello-xml"/><setBody><constant>xml</constant></setBody></route>
      </routes>
      """;
  private static final String BEAN =
      """
      - route:
          id: greet
          from:
            uri: direct:greet
            steps:
              - to: bean:greeting?method=greet
      """;

  private static final long STOP_SECONDS = 5;

  private final Path deploy;
  private final SimpleRegistry beans = new SimpleRegistry();
  private final DefaultCamelContext camel =
      HostedContext.start(beans, getClass().getClassLoader(), STOP_SECONDS);
  private final RouteFiles files = new RouteFiles(camel, new Routes(camel, STOP_SECONDS));

  RouteFilesTest(@TempDir Path deploy) {
    this.deploy = deploy;
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void handlesRouteFilesOnly() {
    assertThat(files.canHandle(new File("a.camel.yaml"))).isTrue();
    assertThat(files.canHandle(new File("a.camel.xml"))).isTrue();
    assertThat(files.canHandle(new File("features.xml"))).isFalse();
  }

  @Test
  void runsYamlAndXml() throws IOException {
    files.install(file("hello.camel.yaml", YAML.replace("%s", "yaml")));
    files.install(file("hello.camel.xml", XML));

    assertThat(ask("direct:hello")).isEqualTo("yaml");
    assertThat(ask("direct:hello-xml")).isEqualTo("xml");
  }

  @Test
  void keepsTheOldVersionWhenTheNewIsBroken() throws IOException {
    files.install(file("hello.camel.yaml", YAML.replace("%s", "first")));

    files.update(file("hello.camel.yaml", YAML.replace("setBody", "setBodi")));
    assertThat(ask("direct:hello")).isEqualTo("first");
    files.update(file("hello.camel.yaml", "}{"));
    assertThat(ask("direct:hello")).isEqualTo("first");
    files.update(file("hello.camel.yaml", YAML.replace("direct:hello", "nosuch:hello")));
    assertThat(ask("direct:hello")).isEqualTo("first");

    files.update(file("hello.camel.yaml", YAML.replace("%s", "second")));
    assertThat(ask("direct:hello")).isEqualTo("second");
  }

  @Test
  void installsAFileThatIsRepaired() throws IOException {
    files.install(file("hello.camel.yaml", "}{"));
    files.update(file("hello.camel.yaml", YAML.replace("%s", "repaired")));

    assertThat(ask("direct:hello")).isEqualTo("repaired");
  }

  @Test
  void tellsWhatBecameOfEachFile() throws IOException {
    files.install(file("hello.camel.yaml", YAML.replace("%s", "first")));
    files.install(file("thief.camel.yaml", YAML.replace("%s", "second")));
    assertThat(files.dropped())
        .extracting(PluginReport::name, PluginReport::state)
        .containsExactly(
            tuple("hello.camel.yaml", State.RUNNING), tuple("thief.camel.yaml", State.REFUSED));
    assertThat(files.dropped().get(0).offers().get(0).name()).isEqualTo("hello");
    assertThat(files.dropped().get(0).problem()).isNull();
    assertThat(files.dropped().get(1).problem()).contains("hello is taken");

    files.update(file("hello.camel.yaml", YAML.replace("direct:hello", "nosuch:hello")));
    assertThat(files.dropped().get(0).state()).isEqualTo(State.RUNNING);
    assertThat(files.dropped().get(0).problem()).contains("old routes run on", "nosuch");

    files.uninstall(deploy.resolve("thief.camel.yaml").toFile());
    assertThat(files.dropped()).hasSize(1);
  }

  @Test
  void removesTheRoutesWithTheFile() throws IOException {
    File hello = file("hello.camel.yaml", YAML.replace("%s", "yaml"));
    files.install(hello);
    files.uninstall(hello);

    assertThat(camel.getRoutes()).isEmpty();
  }

  @Test
  void callsTheBeanOfTheMoment() throws IOException {
    beans.bind("greeting", new Greeting("one"));
    files.install(file("greet.camel.yaml", BEAN));
    assertThat(ask("direct:greet")).isEqualTo("one");

    beans.bind("greeting", new Greeting("two"));
    assertThat(ask("direct:greet")).isEqualTo("two");
  }

  private File file(String name, String content) throws IOException {
    return Files.writeString(deploy.resolve(name), content).toFile();
  }

  private String ask(String endpoint) {
    return camel.createProducerTemplate().requestBody(endpoint, "", String.class);
  }
}
