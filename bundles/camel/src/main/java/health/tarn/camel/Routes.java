package health.tarn.camel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs and removes the routes of many owners in one running context.
 *
 * <p>An owner's routes are installed whole or not at all, never under an id that is taken (Camel
 * itself would silently replace the running route), and an update that fails leaves the routes that
 * were there.
 */
final class Routes {

  private static final Logger log = LoggerFactory.getLogger(Routes.class);

  private final DefaultCamelContext camel;
  private final long stopSeconds;
  private final Map<Object, Installed> installed = new LinkedHashMap<>();

  private record Installed(RouteSource source, RouteModel added) {}

  /**
   * @param stopSeconds how long a route may finish what is in flight before it is stopped by force
   */
  Routes(DefaultCamelContext camel, long stopSeconds) {
    this.camel = camel;
    this.stopSeconds = stopSeconds;
  }

  /**
   * Installs an owner's routes in place of those that it has.
   *
   * <p>Syntax and ids are checked while the old routes run. Only what Camel finds when it starts
   * the new ones, an unknown component for example, costs a short break, after which the old ones
   * run again.
   *
   * @throws RoutesRefusedException if they cannot be built, use a taken id or do not start
   */
  synchronized void install(Object owner, RouteSource source) {
    Installed before = installed.get(owner);
    List<RouteBuilder> builders = checked(owner, source, before);
    if (before != null) {
      remove(before.added());
      installed.remove(owner);
    }
    try {
      installed.put(owner, new Installed(source, add(builders)));
    } catch (Exception e) { // Camel declares no narrower one.
      if (before != null) {
        restore(owner, before);
      }
      throw new RoutesRefusedException(owner + " does not start", e);
    }
  }

  /** Stops and removes an owner's routes; without effect if it has none. */
  synchronized void uninstall(Object owner) {
    Installed gone = installed.remove(owner);
    if (gone != null) {
      remove(gone.added());
    }
  }

  /** Returns the ids of an owner's routes; none if it has none. */
  synchronized List<String> ids(Object owner) {
    Installed known = installed.get(owner);
    return known == null
        ? List.of()
        : known.added().routes().stream().map(RouteDefinition::getRouteId).toList();
  }

  private List<RouteBuilder> checked(
      Object owner, RouteSource source, @Nullable Installed replaced) {
    try {
      List<RouteBuilder> builders = source.builders();
      requireFreeIds(builders, replaced);
      return builders;
    } catch (RoutesRefusedException e) {
      throw e;
    } catch (Exception e) { // A builder or parser may throw anything.
      throw new RoutesRefusedException(owner + " cannot be read", e);
    }
  }

  private void requireFreeIds(List<RouteBuilder> builders, @Nullable Installed replaced)
      throws Exception {
    Set<String> taken = new HashSet<>();
    for (RouteDefinition running : camel.getRouteDefinitions()) {
      if (replaced == null || !replaced.added().routes().contains(running)) {
        taken.add(running.getRouteId());
      }
    }
    for (RouteBuilder builder : builders) {
      for (RouteDefinition route : builder.configureRoutes(camel).getRoutes()) {
        if (route.hasCustomIdAssigned()) {
          take(route.getRouteId(), taken);
        }
      }
      for (TemplatedRouteDefinition route :
          builder.getTemplatedRouteCollection().getTemplatedRoutes()) {
        if (route.getRouteId() != null) {
          take(route.getRouteId(), taken);
        }
      }
    }
  }

  private static void take(String id, Set<String> taken) {
    if (!taken.add(id)) {
      throw new RoutesRefusedException("route id " + id + " is taken");
    }
  }

  private RouteModel add(List<RouteBuilder> builders) throws Exception {
    RouteModel before = RouteModel.of(camel);
    try {
      for (RouteBuilder builder : builders) {
        camel.addRoutes(builder);
      }
      for (RouteBuilder builder : builders) {
        builder.addTemplatedRoutesToCamelContext(camel); // Templates may stand in another builder.
      }
      return RouteModel.of(camel).without(before);
    } catch (Exception | LinkageError e) { // Half-added routes must go, whatever stopped the rest.
      remove(RouteModel.of(camel).without(before));
      throw e instanceof Exception exception ? exception : new IllegalStateException(e);
    }
  }

  private void restore(Object owner, Installed before) {
    try {
      installed.put(owner, new Installed(before.source(), add(before.source().builders())));
    } catch (Exception e) { // They ran a moment ago; Camel declares no narrower exception.
      log.error("The routes that {} had do not start again", owner, e);
    }
  }

  /** Removes the last route first, so that an entry route stops before those that it calls. */
  private void remove(RouteModel gone) {
    List<RouteDefinition> routes = new ArrayList<>(gone.routes());
    Collections.reverse(routes);
    for (RouteDefinition route : routes) {
      try {
        camel.getRouteController().stopRoute(route.getRouteId(), stopSeconds, TimeUnit.SECONDS);
        camel.removeRoute(route.getRouteId());
        camel.removeRouteDefinition(route);
      } catch (Exception e) { // One route that does not stop must not keep the others.
        log.warn("Route {} did not stop cleanly", route.getRouteId(), e);
      }
    }
    gone.removeTemplatesFrom(camel);
  }
}
