package health.tarn.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The distribution starts whole, and its libraries work where they are. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DistributionIT {

  private static final int TIMEOUT_MILLIS = 10_000;

  @Inject private BundleContext bundles;

  @SuppressWarnings("UnusedVariable") // Injected so that no test runs before the features.
  @Inject
  @Filter(timeout = 120_000)
  private BootFinished boot;

  @Inject private SessionFactory sessions;
  @Inject private CamelContext camel;
  @Inject private FhirContext fhir;

  @Configuration
  public Option[] distribution() {
    return TarnDistribution.with();
  }

  @Test
  public void startsEveryBundle() {
    List<String> idle = new ArrayList<>();
    for (Bundle bundle : bundles.getBundles()) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      if (!fragment && bundle.getState() != Bundle.ACTIVE) {
        idle.add(bundle.toString());
      }
    }
    assertEquals(List.of(), idle);
  }

  @Test
  public void answersHttp() throws Exception {
    URI nothing = URI.create("http://127.0.0.1:" + TarnDistribution.httpPort() + "/nothing-here");
    HttpURLConnection connection = (HttpURLConnection) nothing.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);

    assertEquals(404, connection.getResponseCode());
  }

  @Test
  public void runsShellCommands() throws Exception {
    String features = TarnDistribution.run(sessions, "feature:list --installed --no-format");

    assertTrue(features, features.contains("tarn-camel"));
  }

  @Test
  public void parsesAndExplainsWithHapi() {
    Patient patient =
        fhir.newJsonParser()
            .parseResource(Patient.class, "{\"resourceType\":\"Patient\",\"gender\":\"other\"}");

    assertEquals("other", patient.getGender().toCode());
    Exception wrong =
        assertThrows(
            Exception.class,
            () -> fhir.newFhirPath().evaluate(patient, "Patient.name.bogus()", Base.class));
    assertTrue(wrong.getMessage(), wrong.getMessage().contains("bogus"));
  }

  @Test
  public void hostsRoutesAsTheyComeAndGo() {
    RouteBuilder greeting =
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:greeting").routeId("itest-greeting").setBody(simple("hello ${body}"));
          }
        };
    int before = camel.getRoutesSize();
    ServiceRegistration<RoutesBuilder> offered =
        bundles.registerService(RoutesBuilder.class, greeting, null);

    String answer =
        camel.createProducerTemplate().requestBody("direct:greeting", "lake", String.class);
    assertEquals("hello lake", answer);

    offered.unregister();
    assertEquals(before, camel.getRoutesSize());
  }

  @Test
  public void asksBeansThatNameThemselves() {
    ServiceRegistration<Object> offered =
        bundles.registerService(
            Object.class, "a bean", FrameworkUtil.asDictionary(Map.of("camel.bean", "itest-bean")));

    assertEquals("a bean", camel.getRegistry().lookupByName("itest-bean"));
    offered.unregister();
    assertNull(camel.getRegistry().lookupByName("itest-bean"));
  }
}
