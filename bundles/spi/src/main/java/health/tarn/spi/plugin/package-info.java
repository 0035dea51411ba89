/**
 * What plugins implement: operations of their own, and interceptors before and after a commit.
 *
 * <p>A plugin is one bundle that registers these interfaces as OSGi services; they come, go and are
 * replaced while the lake runs. Each call is made on a thread of the plugin's own and has a limit
 * in time; what a plugin throws or does not answer harms nobody else. The README of this bundle
 * says how one is written.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
