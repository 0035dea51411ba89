package health.tarn.shell;

import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Plugins of which a test says what is told of them. */
@NullUnmarked // A null fails the test by itself.
final class FakePlugins implements Plugins {

  final List<PluginReport> reports = new ArrayList<>();

  @Override
  public List<PluginReport> reports() {
    return reports;
  }

  @Override
  public List<OperationDescription> operations() {
    return List.of();
  }

  @Override
  public Optional<OperationDescription> operation(String name, OperationLevel level, String type) {
    return Optional.empty();
  }

  @Override
  public OperationAnswer call(String name, OperationCall call) {
    throw new UnsupportedOperationException("no command calls an operation");
  }

  @Override
  public void reserve(Set<String> operations) {
    throw new UnsupportedOperationException("no command reserves a name");
  }
}
