package health.tarn.api.job;

import java.net.URI;

/**
 * An object that an export has written.
 *
 * @param type the type of all resources in it
 * @param location where it lies
 * @param resources how many resources it holds
 */
public record ExportedObject(String type, URI location, long resources) {}
