/** A storage that forgets: the model against which durable engines are compared. */
@NullMarked
package health.tarn.storage.memory;

import org.jspecify.annotations.NullMarked;
