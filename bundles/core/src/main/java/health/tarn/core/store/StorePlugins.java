package health.tarn.core.store;

import health.tarn.core.plugin.Gate;
import health.tarn.core.plugin.StoreFollowers;

/**
 * Where plugins take part in one open data store.
 *
 * @param gate where changes pass before they are committed
 * @param followers who hears of what was committed
 */
record StorePlugins(Gate gate, StoreFollowers followers) {}
