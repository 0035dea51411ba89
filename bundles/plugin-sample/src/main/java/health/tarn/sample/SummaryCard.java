package health.tarn.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.SearchPage;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.spi.plugin.CustomOperation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A sample of an operation: {@code GET Patient/123/$summary-card} tells on a card of plain text who
 * the patient is, and what of conditions, medication and allergies is active.
 *
 * <p>It asks the data store that comes with the call, so it shows nothing that its caller may not
 * see. {@code count}, from 1 to 50, says how many lines each heading has at most.
 */
@Component
public final class SummaryCard implements CustomOperation {

  private static final int USUAL_COUNT = 5;
  private static final int MOST = 50;

  private final String maker;

  @Activate
  public SummaryCard(BundleContext context) {
    this(context.getBundle().getSymbolicName() + " " + context.getBundle().getVersion());
  }

  /**
   * @param maker what the last line says of who made the card
   */
  SummaryCard(String maker) {
    this.maker = maker;
  }

  @Override
  public OperationDescription description() {
    return new OperationDescription(
        "summary-card",
        "Summary card of a patient",
        "Who the patient is and what is active, as plain text for people.",
        Set.of(OperationLevel.INSTANCE),
        Set.of("Patient"),
        false,
        null);
  }

  @Override
  public OperationAnswer call(OperationCall call) {
    int count = count(call);
    DataStore store = call.store();
    ResourceKey patient = Objects.requireNonNull(call.key(), "it is on instance level only");
    Card card = new Card(JsonText.read(store.read(patient)));
    card.heading("Conditions", active(store, "Condition", "clinical-status", patient, count));
    card.heading("Medication", active(store, "MedicationRequest", "status", patient, count));
    card.heading(
        "Allergies", active(store, "AllergyIntolerance", "clinical-status", patient, count));
    return new OperationAnswer(200, "text/plain;charset=utf-8", card.text(maker).getBytes(UTF_8));
  }

  private static int count(OperationCall call) {
    String text = call.parameter("count").orElse(Integer.toString(USUAL_COUNT));
    int count = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    if (count < 1 || count > MOST) {
      throw new LakeException(Problem.INVALID, "count must be a number from 1 to " + MOST);
    }
    return count;
  }

  private static Found active(
      DataStore store, String type, String status, ResourceKey patient, int count) {
    SearchPage page =
        store.search(
            new SearchCall(
                type,
                List.of(
                    new Parameter("patient", patient.toString()),
                    new Parameter(status, "active"),
                    new Parameter("_sort", "-_lastUpdated"),
                    new Parameter("_count", Integer.toString(count))),
                false,
                null));
    List<JsonNode> resources =
        page.matches().stream().map(match -> JsonText.read(match.resource())).toList();
    return new Found(resources, page.nextPage() != null);
  }

  /**
   * What a search found.
   *
   * @param more whether there is more than was asked for
   */
  record Found(List<JsonNode> resources, boolean more) {}
}
