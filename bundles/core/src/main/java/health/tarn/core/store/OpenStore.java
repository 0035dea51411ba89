package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.core.disk.Closing;
import health.tarn.core.enrich.Enrichment;
import health.tarn.core.feed.EntrySource;
import health.tarn.core.feed.SearchProjection;
import health.tarn.core.graph.GraphProjection;
import health.tarn.core.plugin.Gate;
import health.tarn.core.search.Leases;
import health.tarn.core.write.Committer;
import health.tarn.core.write.Preparer;
import health.tarn.spi.storage.Storage;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is open of one data store.
 *
 * @param id the data store's name
 * @param types the resource types that it keeps, in alphabetical order
 * @param plugins where plugins take part
 * @param durable whether what it holds is still there when it is opened again
 */
public record OpenStore(
    String id,
    StoreOptions options,
    List<String> types,
    Storage storage,
    SearchProjection search,
    GraphProjection graph,
    Enrichment enrichment,
    Committer committer,
    Preparer preparer,
    EntrySource entries,
    Leases leases,
    StorePlugins plugins,
    boolean durable)
    implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OpenStore.class);

  /** Throws NOT_FOUND if there is no such resource type in R4. */
  public void requireType(String type) {
    if (Collections.binarySearch(types, type) < 0) {
      throw new LakeException(
          Problem.NOT_FOUND,
          "'" + type + "' is no resource type of FHIR R4; names keep their case");
    }
  }

  /** Returns where changes pass the interceptors of plugins. */
  public Gate gate() {
    return plugins.gate();
  }

  /** Called about once a second. */
  void tick() {
    search.tick();
    graph.tick();
    enrichment.tick();
    leases.expire();
    plugins.followers().wake();
  }

  /** Tells whether the store can be closed and opened again without anybody noticing. */
  boolean isAtRest() {
    return durable
        && search.isAtRest()
        && graph.isAtRest()
        && enrichment.isAtRest()
        && plugins.followers().isAtRest()
        && leases.isEmpty();
  }

  /** Closes all parts, whatever goes wrong with one of them. */
  @Override
  public void close() {
    long t = storage.t();
    Closing.all(
        List.of(
            plugins.followers()::close,
            leases::close,
            enrichment::close,
            graph::close,
            search::close,
            storage::close));
    log.info("Data store {} is closed at {}", id, t);
  }
}
