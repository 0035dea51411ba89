package health.tarn.camel;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a context holds at one moment, so that the difference of two moments names an owner's. */
record RouteModel(
    List<RouteDefinition> routes,
    List<RouteTemplateDefinition> templates,
    List<RouteConfigurationDefinition> configurations) {

  private static final Logger log = LoggerFactory.getLogger(RouteModel.class);

  static RouteModel of(DefaultCamelContext camel) {
    return new RouteModel(
        List.copyOf(camel.getRouteDefinitions()),
        List.copyOf(camel.getRouteTemplateDefinitions()),
        List.copyOf(camel.getRouteConfigurationDefinitions()));
  }

  RouteModel without(RouteModel other) {
    return new RouteModel(
        difference(routes, other.routes),
        difference(templates, other.templates),
        difference(configurations, other.configurations));
  }

  void removeTemplatesFrom(DefaultCamelContext camel) {
    try {
      camel.removeRouteTemplateDefinitions(templates);
      for (RouteConfigurationDefinition configuration : configurations) {
        camel.removeRouteConfiguration(configuration);
      }
    } catch (Exception e) { // Camel declares no narrower one; the routes are gone already.
      log.warn("A route template or configuration was not removed", e);
    }
  }

  private static <T> List<T> difference(List<T> now, List<T> before) {
    List<T> added = new ArrayList<>(now);
    added.removeAll(before);
    return List.copyOf(added);
  }
}
