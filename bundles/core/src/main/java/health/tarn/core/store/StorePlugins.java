package health.tarn.core.store;

import health.tarn.core.plugin.Gate;

/**
 * Where plugins take part in one open data store.
 *
 * @param gate where changes pass before they are committed
 */
record StorePlugins(Gate gate) {}
