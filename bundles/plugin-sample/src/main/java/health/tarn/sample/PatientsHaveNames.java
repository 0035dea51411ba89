package health.tarn.sample;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.Verdict;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * A sample of an interceptor: refuses a Patient without any name. It is there only while {@code
 * etc/health.tarn.sample.names.cfg} is, so that dropping the sample in changes nothing by itself.
 */
@Component(
    configurationPid = "health.tarn.sample.names",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PatientsHaveNames implements BeforeCommit {

  @Override
  public String name() {
    return "sample-patients-have-names";
  }

  @Override
  public Verdict decide(ProposedChange change) {
    byte[] json = change.json();
    if (json == null || !change.type().equals("Patient")) {
      return Verdict.PASS;
    }
    for (JsonNode name : JsonText.read(json).path("name")) {
      if (name.has("text") || name.has("family") || name.has("given")) {
        return Verdict.PASS;
      }
    }
    return new Verdict.Refuse(
        "expected Patient.name with a text, a family or a given name; a patient whose name is not"
            + " known can have the text 'unknown'");
  }
}
