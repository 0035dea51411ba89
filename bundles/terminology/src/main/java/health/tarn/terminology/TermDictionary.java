package health.tarn.terminology;

import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terms of the files that the configuration names, then the built-in ones, read once. */
@Component(configurationPid = "health.tarn.terminology")
@Designate(ocd = TerminologyConfig.class)
public final class TermDictionary implements Dictionary {

  private static final Logger log = LoggerFactory.getLogger(TermDictionary.class);

  private final List<Term> terms;
  private final String version;

  @Activate
  public TermDictionary(TerminologyConfig config, BundleContext context) {
    this(paths(config.files(), base(context)));
    log.info("{} terms are known, version {}", terms.size(), version);
  }

  /** For tests, which have no configuration service: the built-in terms and those of the files. */
  public TermDictionary(List<Path> files) {
    List<Term> read = new ArrayList<>();
    for (Path file : files) {
      read(file, read::add);
    }
    BuiltInTerms.read(read::add);
    terms = List.copyOf(read);
    version = Fingerprint.of(terms);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void read(Consumer<Term> reader) {
    terms.forEach(reader);
  }

  static List<Path> paths(String files, Path base) {
    return Arrays.stream(files.split(","))
        .map(String::strip)
        .filter(file -> !file.isEmpty())
        .map(base::resolve)
        .toList();
  }

  private static Path base(BundleContext context) {
    String base = context.getProperty("karaf.base");
    return Path.of(base == null ? "" : base);
  }

  private static void read(Path file, Consumer<Term> reader) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      new TermFile(file.toString()).read(lines, reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "files: found " + file + ", expected a readable file of terms in UTF-8", e);
    }
  }
}
