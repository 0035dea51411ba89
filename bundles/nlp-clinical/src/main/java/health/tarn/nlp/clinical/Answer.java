package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.Span;
import health.tarn.spi.nlp.Trait;
import java.util.ArrayList;
import java.util.List;

/** Makes entities of mentions, with spans in code points. */
final class Answer {

  private final Tokens tokens;
  private final CodePoints points;

  private Answer(Tokens tokens) {
    this.tokens = tokens;
    this.points = new CodePoints(tokens.text());
  }

  static Analysis of(Note note) {
    Answer answer = new Answer(note.tokens());
    return new Analysis(note.mentions().stream().map(answer::entity).toList());
  }

  private Entity entity(Mention mention) {
    List<Trait> traits = new ArrayList<>();
    mention.traits().forEach((name, score) -> traits.add(new Trait(name, score)));
    return new Entity(
        span(mention.from(), mention.to()),
        tokens.text(mention.from(), mention.to()),
        mention.type(),
        mention.score(),
        traits,
        mention.parts().stream().map(this::attribute).toList(),
        mention.concepts());
  }

  private Attribute attribute(Part part) {
    return new Attribute(
        part.type(),
        span(part.from(), part.to()),
        tokens.text(part.from(), part.to()),
        Scores.NAMED,
        part.score());
  }

  private Span span(int from, int to) {
    return new Span(points.before(tokens.begin(from)), points.before(tokens.end(to - 1)));
  }
}
