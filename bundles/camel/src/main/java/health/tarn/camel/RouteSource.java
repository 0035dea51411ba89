package health.tarn.camel;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** Where routes come from, able to make their builders again when an update must be undone. */
@FunctionalInterface
interface RouteSource {

  /**
   * Returns the builders, unused by any other context.
   *
   * @throws Exception whatever parsing a route file throws
   */
  List<RouteBuilder> builders() throws Exception;
}
