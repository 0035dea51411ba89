package health.tarn.core.store;

import health.tarn.api.Lake;
import health.tarn.api.Principal;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code etc/health.tarn.datastore-<id>.cfg}: declares a data store and sets its options. Taking
 * the file away changes nothing and deletes nothing.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "health.tarn.datastore",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ConfiguredStore {

  private static final Logger log = LoggerFactory.getLogger(ConfiguredStore.class);

  private static final String ID = "id";

  private final Lake lake;

  @Activate
  public ConfiguredStore(@Reference(name = "lake") Lake lake, Map<String, Object> properties) {
    this.lake = lake;
    apply(properties);
  }

  @Modified
  void apply(Map<String, Object> properties) {
    Object id = properties.get(ID);
    if (id == null) {
      throw new IllegalArgumentException("a configured data store needs the property id");
    }
    Map<String, String> options = new TreeMap<>();
    for (String name : StoreOptions.NAMES) {
      Object value = properties.get(name);
      if (value != null) {
        options.put(name, value.toString());
      }
    }
    String store = id.toString();
    boolean known =
        lake.stores(Principal.SYSTEM).stream()
            .anyMatch(description -> description.id().equals(store));
    if (known) {
      lake.configure(store, options, Principal.SYSTEM);
    } else {
      lake.create(store, options, Principal.SYSTEM);
    }
    log.info("Data store {} is configured: {}", store, options);
  }
}
