/** The feed: how projections follow the log. */
@NullMarked
package health.tarn.core.feed;

import org.jspecify.annotations.NullMarked;
