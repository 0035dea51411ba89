/** How a search is carried out: joins, pages, included resources. */
@NullMarked
package health.tarn.core.search;

import org.jspecify.annotations.NullMarked;
