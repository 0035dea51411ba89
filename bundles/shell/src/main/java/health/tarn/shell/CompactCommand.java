package health.tarn.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code tarn:compact}. */
@Service
@Command(
    scope = "tarn",
    name = "compact",
    description = "Makes the files of a data store as small as they can be.",
    detailedDescription =
        """
        Useful after a large import or many deletes; it needs time, disk
        bandwidth and some free space, and the data store answers meanwhile.

        The default data store:
            tarn:compact

        Another one:
            tarn:compact --store research
        """)
public final class CompactCommand extends StoreCommand {

  @Override
  void run(PrintStream out) {
    store().compact();
    out.println(storeId + " is compacted");
  }
}
