package health.tarn.nlp.clinical;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the engine's lists of phrases: a value, a tab, and the phrases of that value with {@code |}
 * between them. {@code #} begins a comment.
 */
final class PhraseFiles {

  private final Tokenizer tokenizer;

  /**
   * @param tokenizer one that adds the words of phrases to the vocabulary
   */
  PhraseFiles(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Reads a list whose values are the names of constants. */
  <E extends Enum<E>> Trie<E> read(String file, Class<E> type) {
    return read(file, value -> Enum.valueOf(type, value));
  }

  <V> Trie<V> read(String file, Function<String, V> values) {
    Trie<V> trie = new Trie<>();
    for (String line : lines(file)) {
      int tab = line.indexOf('\t');
      V value = values.apply(line.substring(0, tab));
      for (String phrase : line.substring(tab + 1).split("\\|", -1)) {
        Tokens tokens = tokenizer.divide(phrase);
        if (trie.get(tokens) != null) {
          throw new IllegalStateException(file + ": the phrase '" + phrase + "' stands twice");
        }
        trie.put(tokens, value);
      }
    }
    return trie;
  }

  /** Returns the words of a list that has no values. */
  static List<String> words(String file) {
    return lines(file).stream().flatMap(line -> Arrays.stream(line.split(" ", -1))).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream bytes = PhraseFiles.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("the bundle has no " + file);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + file + " cannot be read", e);
    }
  }
}
