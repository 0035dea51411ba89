package health.tarn.core.feed;

import health.tarn.api.LakeException;
import health.tarn.api.ResourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that an index could not keep whole, so that searches may miss them: a file of keys,
 * one in a line, beside the index that it belongs to. It is written before the index commits, so
 * that what is missing is never forgotten; a change that is kept takes its resource off.
 */
public final class Poisoned {

  private static final Logger log = LoggerFactory.getLogger(Poisoned.class);

  private final Path file;
  private final Set<ResourceKey> keys = ConcurrentHashMap.newKeySet();
  private boolean changed;

  /** Reads the file, if there is one. */
  public Poisoned(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what the index lacks from " + file, e);
    }
  }

  private void read(String line) {
    try {
      keys.add(ResourceKey.parse(line));
    } catch (LakeException e) {
      log.warn("{} has a line that is no key of a resource", file);
    }
  }

  public void add(Collection<ResourceKey> more) {
    changed |= keys.addAll(more);
  }

  public void remove(ResourceKey key) {
    changed |= keys.remove(key);
  }

  public void clear() {
    changed |= !keys.isEmpty();
    keys.clear();
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  public Set<ResourceKey> keys() {
    return Set.copyOf(keys);
  }

  /** Makes durable what has changed. */
  public void save() {
    if (!changed) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.write(draft, keys.stream().map(ResourceKey::toString).sorted().toList());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what the index lacks to " + file, e);
    }
  }
}
