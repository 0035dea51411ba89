package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.EntityType.Category;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives conditions and body sites the words beside them: how bad, which side, where. */
final class Modifiers {

  /** How far before a condition its modifiers may begin, in tokens. */
  private static final int FARTHEST = 5;

  private static final Set<String> TO_SITE =
      Set.of("in", "of", "at", "on", "to", "over", "involving", "the", "his", "her", "both", "a");

  private static final int LONGEST_TO_SITE = 9;

  private final Tokens tokens;
  private final Trie<Attribute.Type> words;

  Modifiers(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.words = lexicon.modifiers();
  }

  void read(Note note, Sentence sentence) {
    List<Mention> mentions = note.current();
    int free = sentence.from();
    for (int index = 0; index < mentions.size(); index++) {
      Mention mention = mentions.get(index);
      boolean condition = mention.category() == Category.MEDICAL_CONDITION;
      if (condition) {
        before(mention, free, true);
        site(mention, index, mentions);
      } else if (mention.type() == EntityType.SYSTEM_ORGAN_SITE) {
        before(mention, free, false);
      }
      free = mention.to();
    }
  }

  /** Reads modifiers up to a mention without anything else between them and it. */
  private void before(Mention mention, int free, boolean condition) {
    int token = Math.max(free, mention.from() - FARTHEST);
    int first = token;
    while (token < mention.from()) {
      Trie.Match<Attribute.Type> word = words.longest(tokens, token, mention.from());
      if (word != null) {
        token = word.to();
      } else {
        boolean joins = first < token && (isAnd(token) || tokens.isHyphen(token));
        token++;
        first = joins ? first : token;
      }
    }
    give(mention, first, condition);
  }

  private void give(Mention mention, int first, boolean condition) {
    int token = first;
    while (token < mention.from()) {
      Trie.Match<Attribute.Type> word = words.longest(tokens, token, mention.from());
      if (word == null) {
        token++;
        continue;
      }
      if (condition || word.value() == Attribute.Type.DIRECTION) {
        mention.add(new Part(word.value(), token, word.to(), Scores.CONTEXT));
      }
      token = word.to();
    }
  }

  private boolean isAnd(int token) {
    return tokens.equalsIgnoreCase(token, "and") || tokens.is(token, ',');
  }

  /** {@code liver abscess}, {@code pain in the left knee}. */
  private void site(Mention condition, int index, List<Mention> mentions) {
    Mention before = index > 0 ? mentions.get(index - 1) : null;
    if (isSite(before) && before != null && before.to() == condition.from()) {
      add(condition, before);
    }
    Mention after = index + 1 < mentions.size() ? mentions.get(index + 1) : null;
    if (isSite(after) && after != null && leadsTo(condition.to(), after.from())) {
      add(condition, after);
    }
  }

  private boolean leadsTo(int from, int to) {
    if (to == from || to - from > FARTHEST) {
      return false;
    }
    int token = from;
    while (token < to) {
      Trie.Match<Attribute.Type> word = words.longest(tokens, token, to);
      if (word != null && token > from) {
        token = word.to();
      } else if (isToSite(token)) {
        token++;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean isToSite(int token) {
    return tokens.length(token) <= LONGEST_TO_SITE
        && TO_SITE.contains(tokens.text(token, token + 1));
  }

  private static boolean isSite(@Nullable Mention mention) {
    return mention != null && mention.type() == EntityType.SYSTEM_ORGAN_SITE;
  }

  private static void add(Mention condition, Mention site) {
    Attribute.Type type = Attribute.Type.SYSTEM_ORGAN_SITE;
    condition.add(new Part(type, site.from(), site.to(), Scores.CONTEXT));
  }
}
