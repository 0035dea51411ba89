/**
 * Apache Camel as one bundle, and the host that runs everybody's routes in one context.
 *
 * <p>{@link health.tarn.camel.CamelHost} installs {@code RoutesBuilder} services as they come and
 * go; {@link health.tarn.camel.RouteFiles} installs the route files of {@code deploy/}.
 */
@NullMarked
package health.tarn.camel;

import org.jspecify.annotations.NullMarked;
