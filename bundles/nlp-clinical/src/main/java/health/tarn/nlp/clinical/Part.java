package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;

/**
 * An attribute on its way into the answer, from a token to the one before another.
 *
 * @param score how sure it is that the attribute belongs to its entity
 */
record Part(Attribute.Type type, int from, int to, double score) {}
