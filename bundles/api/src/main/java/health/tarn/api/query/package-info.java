/**
 * Flat queries: what can be decided by looking at the index entries of one resource.
 *
 * <p>Chains, {@code _has} and other joins are no part of it; they are resolved to flat queries
 * before an engine sees them. Search engines run these queries, the Matcher decides them on one
 * resource, and an authorization service uses them to say what a principal may see.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api.query;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
