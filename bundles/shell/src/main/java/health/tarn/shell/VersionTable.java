package health.tarn.shell;

import health.tarn.api.Resource;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;

/** Versions of resources, a line each. */
final class VersionTable {

  private VersionTable() {}

  static void print(List<Resource> versions, boolean format, PrintStream out) {
    ShellTable table = new ShellTable().emptyTableText("nothing found");
    table.column("Resource");
    table.column("Version").alignRight();
    table.column("Last updated");
    table.column("What");
    for (Resource version : versions) {
      table
          .addRow()
          .addContent(
              version.key().type() + "/" + version.key().id(),
              version.version(),
              Moment.text(version.lastUpdated()),
              Gist.of(version));
    }
    table.print(out, format);
  }
}
