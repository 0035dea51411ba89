/**
 * What the routes of every kind of job share: how a job enters its route, and how it leaves when
 * the route goes. Each bundle of routes holds a copy of its own.
 */
@NullMarked
package health.tarn.route.job;

import org.jspecify.annotations.NullMarked;
