/**
 * What callers of the lake use: REST, shell, routes and plugins.
 *
 * <p>A caller asks {@link health.tarn.api.Lake} for a data store as a principal sees it and works
 * with {@link health.tarn.api.DataStore}. Bodies are bytes: UTF-8 JSON of one FHIR R4 resource.
 * What goes wrong arrives as a {@link health.tarn.api.LakeException} with one of the few kinds of
 * {@link health.tarn.api.Problem}.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
