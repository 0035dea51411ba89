/** What an engine of clinical NLP implements: text in, what it says out. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.nlp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
