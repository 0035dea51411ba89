package health.tarn.search.lucene;

import java.util.List;

/** Decides on the values of one element, which a reader holds. */
interface ElementTest {

  /**
   * Decides on an element.
   *
   * @param count how many values the element has
   */
  boolean test(ValueReader element, int count);

  /** Decides on one value. */
  interface ValueTest {
    boolean test(Value value);
  }

  /** At least one value passes. */
  record Any(ValueTest test) implements ElementTest {
    @Override
    public boolean test(ValueReader element, int count) {
      for (int i = 0; i < count; i++) {
        if (test.test(element.value(i))) {
          return true;
        }
      }
      return false;
    }
  }

  /** All tests pass. */
  record And(List<ElementTest> of) implements ElementTest {
    @Override
    public boolean test(ValueReader element, int count) {
      for (ElementTest test : of) {
        if (!test.test(element, count)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one test passes. */
  record Or(List<ElementTest> of) implements ElementTest {
    @Override
    public boolean test(ValueReader element, int count) {
      for (ElementTest test : of) {
        if (test.test(element, count)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The test fails. */
  record Not(ElementTest of) implements ElementTest {
    @Override
    public boolean test(ValueReader element, int count) {
      return !of.test(element, count);
    }
  }
}
