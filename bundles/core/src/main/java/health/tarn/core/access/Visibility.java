package health.tarn.core.access;

import health.tarn.api.query.Query;
import health.tarn.core.feed.EntrySource;
import health.tarn.fhir.match.Matcher;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.StoredVersion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether one version is visible, by the entries that it has or had.
 *
 * <p>What is visible of a deleted resource cannot be decided on the delete itself; whoever shows
 * deletes decides on the version before it.
 */
public final class Visibility {

  private static final Logger log = LoggerFactory.getLogger(Visibility.class);

  private final boolean all;
  private final Matcher matcher;
  private final EntrySource source;

  public Visibility(Query visible, EntrySource source) {
    this.all = visible instanceof Query.All;
    this.matcher = Matcher.of(visible);
    this.source = source;
  }

  /** Tells whether everything is visible, so that nothing need be decided. */
  public boolean all() {
    return all;
  }

  /** Decides on a version that has a body; what cannot be decided is not visible. */
  public boolean shows(StoredVersion version) {
    return all || matches(version);
  }

  private boolean matches(StoredVersion version) {
    List<IndexEntry> entries;
    try {
      entries = source.entries(version);
    } catch (RuntimeException e) {
      log.error(
          "The entries of {} cannot be computed, so only who may see everything sees it",
          version.key(),
          e);
      return false;
    }
    return matcher.matches(version.key(), version.at(), entries);
  }
}
