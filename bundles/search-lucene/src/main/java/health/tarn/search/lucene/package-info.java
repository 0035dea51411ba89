/** Search on Lucene: one document for each current resource. */
@NullMarked
package health.tarn.search.lucene;

import org.jspecify.annotations.NullMarked;
