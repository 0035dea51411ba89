package health.tarn.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/** The distribution as built, on free ports: all that tests need to know of the container. */
final class TarnDistribution {

  private static final String HTTP_PORT = "tarn.test.http.port";

  private TarnDistribution() {}

  /** Returns the options that start the distribution, followed by those of the test. */
  static Option[] with(Option... more) {
    int http = freePort();
    Option[] options = {
      karafDistributionConfiguration()
          .frameworkUrl(new File(System.getProperty("tarn.distribution")).toURI().toString())
          .name("Tarn")
          .unpackDirectory(new File("target/exam"))
          .useDeployFolder(false)
          .runEmbedded(false),
      configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
      logLevel(LogLevel.INFO),
      editConfigurationFilePut(
          "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", Integer.toString(http)),
      editConfigurationFilePut(
          "etc/org.apache.karaf.shell.cfg", "sshPort", Integer.toString(freePort())),
      systemProperty(HTTP_PORT).value(Integer.toString(http)),
    };
    return OptionUtils.combine(OptionUtils.combine(options, asStarted()), more);
  }

  /** The port of the HTTP server, seen from inside the container. */
  static int httpPort() {
    return Integer.getInteger(HTTP_PORT);
  }

  /** Runs a command of the shell and returns what it prints. */
  static String run(SessionFactory sessions, String command) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    Session session = sessions.create(new ByteArrayInputStream(new byte[0]), out, out);
    session.execute(command);
    return bytes.toString(UTF_8);
  }

  /** What bin/karaf gives to a Java machine from 9 on, and a heap for a small machine. */
  private static Option asStarted() {
    List<String> options = new ArrayList<>(List.of("-Xmx768m", "-XX:+UseSerialGC"));
    options.add("--add-reads=java.xml=java.logging");
    options.add("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
    options.add("--patch-module");
    options.add("java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf() + ".jar");
    options.add("--patch-module");
    options.add("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf() + ".jar");
    for (String opened : List.of("security", "net", "lang", "util")) {
      options.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    options.add("--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED");
    options.add("--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED");
    for (String protocol : List.of("file", "ftp", "http", "https", "jar")) {
      options.add("--add-exports=java.base/sun.net.www.protocol." + protocol + "=ALL-UNNAMED");
    }
    options.add("--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED");
    options.add("-classpath");
    options.add("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
    return vmOptions(options.toArray(new String[0]));
  }

  private static String karaf() {
    return System.getProperty("karaf.version");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}
