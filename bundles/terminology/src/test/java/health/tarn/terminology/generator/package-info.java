/** Makes the bundle's drug names, at build time. */
@NullMarked
package health.tarn.terminology.generator;

import org.jspecify.annotations.NullMarked;
