package health.tarn.rest;

import health.tarn.api.Abilities;
import health.tarn.api.Lake;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.Plugins;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Tells by a CapabilityStatement what can be done here. */
final class MetadataInteraction implements Interaction {

  private static final int ROUGHLY_A_TYPE = 1000;

  private final Lake lake;
  private final Plugins plugins;
  private final Supplier<Endpoints> endpoints;
  private final String version;
  private final Instant since;

  /**
   * @param endpoints the table that this interaction is itself a part of
   * @param version of this software
   * @param since from when on the statement holds
   */
  MetadataInteraction(
      Lake lake, Plugins plugins, Supplier<Endpoints> endpoints, String version, Instant since) {
    this.lake = lake;
    this.plugins = plugins;
    this.endpoints = endpoints;
    this.version = version;
    this.since = since;
  }

  @Override
  public Reply answer(FhirRequest request) {
    Abilities abilities = lake.store(request.route().store(), request.principal()).abilities();
    List<OperationDescription> offered = plugins.operations();
    return new Reply(200)
        .body(
            new Body.Streamed(
                (long) abilities.types().size() * ROUGHLY_A_TYPE,
                out ->
                    new CapabilityWriter(out, endpoints.get(), offered, version, since)
                        .write(abilities, request.route().store(), request.base())));
  }
}
