package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of what is offered where. It answers requests, fills the header {@code Allow} and is
 * what the CapabilityStatement is made from, so that the three cannot disagree.
 */
final class Endpoints {

  private final Map<Place, Map<Method, Endpoint>> table = new EnumMap<>(Place.class);
  private final List<Endpoint> all;

  Endpoints(Collection<Endpoint> all) {
    this.all = List.copyOf(all);
    for (Endpoint endpoint : all) {
      table
          .computeIfAbsent(endpoint.place(), place -> new EnumMap<>(Method.class))
          .put(endpoint.method(), endpoint);
    }
  }

  Reply answer(FhirRequest request) throws IOException {
    Place place = request.route().place();
    Method method = request.method();
    Endpoint endpoint = find(place, method);
    if (endpoint == null) {
      return method == Method.OPTIONS
          ? new Reply(204).header("Allow", allowed(place, null))
          : notOffered(place);
    }
    try {
      return endpoint.interaction().answer(request);
    } catch (LakeException e) {
      if (e.problem() != Problem.NOT_ALLOWED) {
        throw e;
      }
      return Failures.reply(e, method.name()).header("Allow", allowed(place, method));
    }
  }

  /** FHIR's codes for what is offered, on one type or on all. */
  Set<String> codes(boolean ofOneType) {
    Set<String> codes = new LinkedHashSet<>();
    for (Endpoint endpoint : all) {
      if (endpoint.place().ofOneType() == ofOneType) {
        codes.addAll(endpoint.codes());
      }
    }
    return codes;
  }

  /**
   * The names of the operations.
   *
   * @param type on instances of a type; null for those on the whole data store
   */
  Set<String> operations(@Nullable String type) {
    Set<String> names = new LinkedHashSet<>();
    for (Endpoint endpoint : all) {
      String name = endpoint.operation();
      if (name != null && Objects.equals(type, endpoint.place().operationType())) {
        names.add(name);
      }
    }
    return names;
  }

  /** The names of all operations, wherever they are. */
  Set<String> operations() {
    Set<String> names = new LinkedHashSet<>();
    for (Endpoint endpoint : all) {
      if (endpoint.operation() != null) {
        names.add(endpoint.operation());
      }
    }
    return names;
  }

  private Reply notOffered(Place place) {
    String allowed = allowed(place, null);
    return Failures.reply(
            new LakeException(
                Problem.NOT_ALLOWED, "this method is not offered at this address; use " + allowed),
            "")
        .header("Allow", allowed);
  }

  private @Nullable Endpoint find(Place place, Method method) {
    Map<Method, Endpoint> methods = table.get(place);
    if (methods == null || method != Method.HEAD) {
      return methods == null ? null : methods.get(method);
    }
    Endpoint get = methods.get(Method.GET);
    return get == null || get.starts() ? null : get;
  }

  private String allowed(Place place, @Nullable Method except) {
    List<String> names = new ArrayList<>();
    for (Method method : Method.values()) {
      if (method != except && find(place, method) != null) {
        names.add(method.name());
      }
    }
    return String.join(", ", names);
  }
}
