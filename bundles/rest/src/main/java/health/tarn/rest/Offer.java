package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.job.Jobs;
import health.tarn.api.plugin.Plugins;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Puts the table of endpoints together: what is offered where, in one place. */
final class Offer {

  private Offer() {}

  /**
   * @param version of this software, for the CapabilityStatement
   * @param since from when on the offer holds
   */
  static Endpoints endpoints(
      Lake lake, Jobs jobs, Plugins plugins, RestSettings settings, String version, Instant since) {
    AtomicReference<Endpoints> self = new AtomicReference<>();
    ResourceInteractions resources = new ResourceInteractions(lake, settings.maxResourceBytes());
    SearchInteraction search = new SearchInteraction(lake, settings.maxResourceBytes());
    HistoryInteraction history =
        new HistoryInteraction(lake, settings.historyCount(), settings.historyCountMax());
    TimelineInteraction timeline =
        new TimelineInteraction(lake, settings.historyCount(), settings.historyCountMax());
    ImportInteractions imports = new ImportInteractions(lake, jobs);
    ExportInteractions exports = new ExportInteractions(lake, jobs, settings.exportOutput());
    StatusInteraction status = new StatusInteraction(lake);
    GraphInteractions graph = new GraphInteractions(lake, settings.maxResourceBytes());
    OperationInteraction operation =
        new OperationInteraction(lake, plugins, settings.maxResourceBytes());
    DataStoreInteractions stores = new DataStoreInteractions(lake);
    Endpoints endpoints =
        new Endpoints(
            List.of(
                Endpoint.of(Place.INSTANCE, Method.GET, resources::read, "read"),
                Endpoint.of(Place.VERSION, Method.GET, resources::readVersion, "vread"),
                Endpoint.of(Place.TYPE, Method.POST, resources::create, "create"),
                Endpoint.of(Place.INSTANCE, Method.PUT, resources::update, "update"),
                Endpoint.of(Place.INSTANCE, Method.DELETE, resources::delete, "delete"),
                Endpoint.of(Place.INSTANCE_HISTORY, Method.GET, history, "history-instance"),
                Endpoint.of(Place.TYPE_HISTORY, Method.GET, history, "history-type"),
                Endpoint.of(Place.SYSTEM_HISTORY, Method.GET, history, "history-system"),
                Endpoint.of(Place.TYPE, Method.GET, search, "search-type"),
                Endpoint.of(Place.TYPE_SEARCH, Method.POST, search, "search-type"),
                Endpoint.of(Place.BASE, Method.GET, new BaseInteraction(search), "search-system"),
                Endpoint.of(Place.SYSTEM_SEARCH, Method.POST, search, "search-system"),
                Endpoint.of(
                    Place.BASE,
                    Method.POST,
                    new BundleInteraction(lake, settings.maxBundleBytes()),
                    "transaction",
                    "batch"),
                Endpoint.of(
                    Place.METADATA,
                    Method.GET,
                    new MetadataInteraction(lake, plugins, self::get, version, since)),
                Endpoint.start("import", Place.IMPORT, Method.POST, imports::start),
                Endpoint.of(Place.IMPORT_JOB, Method.GET, imports::show),
                Endpoint.of(Place.IMPORT_JOB, Method.DELETE, imports::cancel),
                Endpoint.start("export", Place.EXPORT, Method.POST, exports::start),
                Endpoint.start("export", Place.EXPORT, Method.GET, exports::start),
                Endpoint.of(Place.EXPORT_JOB, Method.GET, exports::show),
                Endpoint.of(Place.EXPORT_JOB, Method.DELETE, exports::cancel),
                Endpoint.operation("timeline", Place.TIMELINE, Method.GET, timeline),
                Endpoint.operation("status", Place.STATUS, Method.GET, status),
                Endpoint.operation(
                    "compact",
                    Place.COMPACT,
                    Method.POST,
                    request -> {
                      lake.store(request.route().store(), request.principal()).compact();
                      return status.answer(request);
                    }),
                Endpoint.of(Place.SPARQL, Method.GET, graph::sparql),
                Endpoint.of(Place.SPARQL, Method.POST, graph::sparql),
                Endpoint.of(Place.GRAPH, Method.GET, graph::curated),
                Endpoint.of(Place.SYSTEM_OPERATION, Method.GET, operation),
                Endpoint.of(Place.SYSTEM_OPERATION, Method.POST, operation),
                Endpoint.of(Place.TYPE_OPERATION, Method.GET, operation),
                Endpoint.of(Place.TYPE_OPERATION, Method.POST, operation),
                Endpoint.of(Place.INSTANCE_OPERATION, Method.GET, operation),
                Endpoint.of(Place.INSTANCE_OPERATION, Method.POST, operation),
                Endpoint.of(Place.DATA_STORES, Method.GET, stores::list),
                Endpoint.of(Place.DATA_STORE, Method.GET, stores::show),
                Endpoint.of(Place.DATA_STORE, Method.PUT, stores::create),
                Endpoint.of(Place.DATA_STORE, Method.DELETE, stores::delete)));
    self.set(endpoints);
    plugins.reserve(endpoints.operations());
    return endpoints;
  }
}
