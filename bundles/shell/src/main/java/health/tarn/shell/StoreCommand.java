package health.tarn.shell;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

/** A command that works on one data store, the default one unless it is told another. */
abstract class StoreCommand extends LakeCommand {

  @Option(name = "--store", description = "The id of the data store")
  @Completion(StoreCompleter.class)
  String storeId = Lake.DEFAULT_STORE;

  final DataStore store() {
    return lake.store(storeId, OPERATOR);
  }
}
