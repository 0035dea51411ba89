package health.tarn.core.store;

import health.tarn.api.StoreDescription;
import health.tarn.core.disk.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files of deleted data stores when their time of grace is over. */
final class DeletedStores {

  private static final Logger log = LoggerFactory.getLogger(DeletedStores.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final Function<String, Path> folders;
  private final Duration grace;
  private final InstantSource clock;
  private Instant nextLook = Instant.MIN;

  DeletedStores(
      Catalogue catalogue, Function<String, Path> folders, Duration grace, InstantSource clock) {
    this.catalogue = catalogue;
    this.folders = folders;
    this.grace = grace;
    this.clock = clock;
  }

  /** Called about once a second. */
  void tick() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(BETWEEN_LOOKS);
    for (StoreDescription store : catalogue.all().values()) {
      Instant deletedAt = store.deletedAt();
      if (deletedAt != null && !deletedAt.plus(grace).isAfter(now)) {
        remove(store.id());
      }
    }
  }

  /** The note goes last: what a crash leaves of the files is removed by the next look. */
  private void remove(String id) {
    Path folder = folders.apply(id);
    try {
      FileTree.delete(folder);
      catalogue.remove(id);
      log.info("The files of the deleted data store {} are removed", id);
    } catch (IOException e) {
      log.warn("The files of the deleted data store {} cannot be removed from {}", id, folder, e);
    }
  }
}
