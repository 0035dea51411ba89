package health.tarn.rest;

import org.jspecify.annotations.NullUnmarked;

/**
 * What happened in both lakes, and between it what only one of them knows: the hidden patient, that
 * patient's observations (current, changed, deleted), and what stands in the same transactions.
 */
@NullUnmarked // A null fails the test by itself.
final class HiddenPast {

  private static final String CODE =
      ",'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'718-7'}]}";
  private static final String DOCTOR = ",'performer':[{'reference':'Practitioner/d'}]";

  private HiddenPast() {}

  static void happen(TwoLakes lakes) throws Exception {
    hiddenPatient(lakes);
    common(lakes);
    observations(lakes);
    others(lakes);
    mixedTransaction(lakes);
  }

  private static void hiddenPatient(TwoLakes lakes) throws Exception {
    String secret =
        ",'meta':{'source':'urn:secret','profile':['urn:p'],'tag':[{'code':'t'}],"
            + "'security':[{'code':'R'}]},'identifier':[{'system':'s','value':'2'}],"
            + "'name':[{'family':'Secret'}],'gender':'male','birthDate':'1950-02-03',"
            + "'telecom':[{'system':'phone','value':'555'}],"
            + "'generalPractitioner':[{'reference':'Practitioner/d'}]";
    lakes.hidden("Patient", "hidden", "");
    lakes.hidden("Patient", "hidden", secret);
  }

  private static void common(TwoLakes lakes) throws Exception {
    lakes.seen("Practitioner", "d", ",'name':[{'family':'Doctor'}]");
    lakes.seen(
        "Patient",
        "seen",
        ",'meta':{'tag':[{'code':'t'}]},'identifier':[{'system':'s','value':'1'}],"
            + "'name':[{'family':'Open'}],'gender':'female','birthDate':'1980-02-03',"
            + "'generalPractitioner':[{'reference':'Practitioner/d'}]");
    lakes.seen("Patient", "zero", ",'identifier':[{'system':'s','value':'3'}]");
  }

  private static void observations(TwoLakes lakes) throws Exception {
    for (int i = 1; i <= 3; i++) {
      lakes.hidden("Observation", "theirs" + i, observation("hidden", i) + DOCTOR);
      lakes.seen("Observation", "ours" + i, observation("seen", i) + DOCTOR);
    }
    lakes.hidden("Observation", "theirs1", observation("hidden", 9) + DOCTOR);
    lakes.hidden("Observation", "gone", observation("hidden", 4));
    lakes.tick();
    TwoLakes.done(lakes.knowing.send(Ask.delete("/fhir/Observation/gone"), false));
    lakes.seen("Observation", "ours3", observation("seen", 33) + DOCTOR);
  }

  private static String observation(String patient, int value) {
    return CODE
        + ",'subject':{'reference':'Patient/"
        + patient
        + "'},'effectiveDateTime':'2020-01-0"
        + value % 10
        + "T00:00:00Z','valueQuantity':{'value':"
        + value
        + ",'unit':'g','system':'http://unitsofmeasure.org','code':'g'}";
  }

  private static void others(TwoLakes lakes) throws Exception {
    lakes.hidden(
        "RiskAssessment",
        "risk",
        ",'status':'final','subject':{'reference':'Patient/hidden'},"
            + "'prediction':[{'probabilityDecimal':0.5}]");
    lakes.hidden(
        "Group",
        "both",
        ",'type':'person','actual':true,'member':[{'entity':{'reference':'Patient/seen'}},"
            + "{'entity':{'reference':'Patient/hidden'}}]");
    lakes.hidden(
        "Provenance",
        "of-theirs",
        ",'recorded':'2020-01-01T00:00:00Z','target':[{'reference':'Patient/hidden'},"
            + "{'reference':'Practitioner/d'}],"
            + "'agent':[{'who':{'reference':'Practitioner/d'}}]");
    lakes.seen(
        "Provenance",
        "of-both",
        ",'recorded':'2020-01-01T00:00:00Z','target':[{'reference':'Observation/ours1'},"
            + "{'reference':'Observation/theirs1'}],"
            + "'agent':[{'who':{'reference':'Practitioner/d'}}]");
    lakes.seen(
        "List",
        "l",
        ",'status':'current','mode':'working','entry':[{'item':{'reference':'Observation/theirs1'}},"
            + "{'item':{'reference':'Observation/ours1'}}]");
    lakes.hidden(
        "List",
        "of-theirs",
        ",'status':'current','mode':'working','subject':{'reference':'Patient/hidden'},"
            + "'entry':[{'item':{'reference':'Practitioner/d'}}]");
  }

  /** One commit with hidden and other resources in turn, and one that is hidden as a whole. */
  private static void mixedTransaction(TwoLakes lakes) throws Exception {
    String theirs = "";
    String ours = "";
    String mixed = "";
    for (int i = 1; i <= 3; i++) {
      String hidden = entry("c-theirs" + i, "hidden");
      String seen = entry("c-ours" + i, "seen");
      theirs += (theirs.isEmpty() ? "" : ",") + hidden;
      ours += (ours.isEmpty() ? "" : ",") + seen;
      mixed += (mixed.isEmpty() ? "" : ",") + hidden + "," + seen;
    }
    lakes.tick();
    TwoLakes.done(lakes.knowing.send(transaction(mixed), false));
    TwoLakes.done(lakes.ignorant.send(transaction(ours), false));
    lakes.tick();
    TwoLakes.done(lakes.knowing.send(transaction(theirs.replace("c-theirs", "d-theirs")), false));
    lakes.seen("Patient", "last", ",'name':[{'family':'Last'}]");
    lakes.hidden("Observation", "theirs3", observation("hidden", 8) + DOCTOR);
  }

  private static String entry(String id, String patient) {
    return "{'request':{'method':'PUT','url':'Condition/"
        + id
        + "'},'resource':{'resourceType':'Condition','id':'"
        + id
        + "','subject':{'reference':'Patient/"
        + patient
        + "'}}}";
  }

  static Ask transaction(String entries) {
    return Ask.json(
        "POST",
        "/fhir",
        "{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}");
  }

  static Ask batch(String entries) {
    return Ask.json(
        "POST", "/fhir", "{'resourceType':'Bundle','type':'batch','entry':[" + entries + "]}");
  }
}
