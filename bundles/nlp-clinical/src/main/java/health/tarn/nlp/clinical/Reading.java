package health.tarn.nlp.clinical;

/** Reads the sentences of one note, in their order. */
final class Reading {

  private final Note note;
  private final Contacts contacts;
  private final Persons persons;
  private final Times times;
  private final TermFinder terms;
  private final Context context;
  private final MedicationLinker medications;
  private final TestValues tests;
  private final Modifiers modifiers;

  Reading(Note note, Lexicon lexicon) {
    this.note = note;
    Tokens tokens = note.tokens();
    contacts = new Contacts(tokens);
    persons = new Persons(tokens, lexicon);
    times = new Times(tokens, lexicon);
    terms = new TermFinder(lexicon);
    context = new Context(lexicon.cues());
    medications = new MedicationLinker(tokens, lexicon);
    tests = new TestValues(tokens, lexicon);
    modifiers = new Modifiers(tokens, lexicon);
  }

  /** What has a form of its own comes first, so that no term is found in a name or a number. */
  void read(Sentence sentence) {
    contacts.read(note, sentence);
    persons.read(note, sentence);
    times.read(note, sentence);
    terms.find(note, sentence);
    medications.read(note, sentence);
    tests.read(note, sentence);
    modifiers.read(note, sentence);
    context.read(note, sentence);
    TimeLinker.link(note);
    note.endSentence();
  }
}
