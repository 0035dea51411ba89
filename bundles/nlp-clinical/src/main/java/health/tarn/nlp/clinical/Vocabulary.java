package health.tarn.nlp.clinical;

import java.util.Arrays;

/**
 * Numbers the words that phrases consist of, so that a note's words are compared once each.
 *
 * <p>An open hash table over one array of characters: looking a word up makes no object. It is
 * filled by one thread and then read by many.
 */
final class Vocabulary {

  /** The number of every word that no phrase has. */
  static final int UNKNOWN = -1;

  private char[] pool = new char[1 << 12];
  private int[] begins = new int[1 << 9];
  private int[] table = empty(1 << 10);
  private int size;

  int number(WordForm word) {
    return table[slot(word.chars(), 0, word.length())];
  }

  /** Returns the word's number, a new one if it has none yet. */
  int add(WordForm word) {
    int slot = slot(word.chars(), 0, word.length());
    if (table[slot] != UNKNOWN) {
      return table[slot];
    }
    keep(word);
    if (2 * size > table.length) {
      grow();
    } else {
      table[slot] = size - 1;
    }
    return size - 1;
  }

  private void keep(WordForm word) {
    if (size + 2 > begins.length) {
      begins = Arrays.copyOf(begins, 2 * begins.length);
    }
    int begin = begins[size];
    if (begin + word.length() > pool.length) {
      pool = Arrays.copyOf(pool, 2 * pool.length);
    }
    System.arraycopy(word.chars(), 0, pool, begin, word.length());
    size++;
    begins[size] = begin + word.length();
  }

  private void grow() {
    table = empty(2 * table.length);
    for (int number = 0; number < size; number++) {
      table[slot(pool, begins[number], begins[number + 1])] = number;
    }
  }

  private int slot(char[] chars, int from, int to) {
    int hash = 0;
    for (int index = from; index < to; index++) {
      hash = 31 * hash + chars[index];
    }
    int slot = (hash ^ hash >>> 15) & table.length - 1;
    while (table[slot] != UNKNOWN && !holds(table[slot], chars, from, to)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private boolean holds(int number, char[] chars, int from, int to) {
    return Arrays.equals(pool, begins[number], begins[number + 1], chars, from, to);
  }

  private static int[] empty(int length) {
    int[] table = new int[length];
    Arrays.fill(table, UNKNOWN);
    return table;
  }
}
