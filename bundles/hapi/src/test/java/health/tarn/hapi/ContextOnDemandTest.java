package health.tarn.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.net.URL;
import java.net.URLClassLoader;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ContextOnDemandTest {

  private final ContextOnDemand service = new ContextOnDemand();

  @Test
  void givesEveryBundleTheSameContext() {
    FhirContext first = service.getService(null, null);
    service.ungetService(null, null, first);

    assertThat(service.getService(null, null)).isSameAs(first);
  }

  @Test
  void worksUnderAForeignContextClassLoaderAndRestoresIt() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader foreign = new URLClassLoader(new URL[0], null)) {
      thread.setContextClassLoader(foreign);
      FhirContext context = service.getService(null, null);

      assertThat(thread.getContextClassLoader()).isSameAs(foreign);
      assertThat(family(context)).isEqualTo("Brook");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void namesWhatIsWrongInAnExpression() {
    IFhirPath path = service.getService(null, null).newFhirPath();

    assertThatThrownBy(() -> path.evaluate(new Patient(), "Patient.name.bogus()", Base.class))
        .hasMessageContaining("bogus");
    assertThatThrownBy(() -> path.evaluate(new Patient(), "(1 | 2) + 'x'", Base.class))
        .hasMessageContaining("+");
  }

  @Test
  void writesXml() {
    FhirContext context = service.getService(null, null);
    Patient patient = new Patient();
    patient.setActive(true);

    String xml = context.newXmlParser().encodeResourceToString(patient);

    assertThat(context.newXmlParser().parseResource(Patient.class, xml).getActive()).isTrue();
  }

  private static String family(FhirContext context) {
    Patient patient =
        context
            .newJsonParser()
            .parseResource(
                Patient.class, "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Brook\"}]}");
    IFhirPath path = context.newFhirPath();
    return path.evaluateFirst(patient, "Patient.name.family", StringType.class)
        .orElseThrow()
        .getValue();
  }
}
