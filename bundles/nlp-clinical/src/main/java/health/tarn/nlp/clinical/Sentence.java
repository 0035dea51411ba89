package health.tarn.nlp.clinical;

/** What is said at once, from a token to the one before another. */
record Sentence(int from, int to, Section section) {}
