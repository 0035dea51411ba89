package health.tarn.search.lucene;

import health.tarn.spi.search.IndexEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which entries an index can keep, before any of them has left a trace. */
final class EntryCheck {

  /** The longest name of a parameter, which becomes part of the names of fields. */
  static final int MAX_PARAMETER = 256;

  private EntryCheck() {}

  /** False for over-long strings, zero characters, ends that are no numbers or the wrong way. */
  static boolean canKeep(IndexEntry entry) {
    if (!isString(entry.parameter()) || entry.parameter().length() > MAX_PARAMETER) {
      return false;
    }
    if (entry instanceof IndexEntry.Token token) {
      return isString(token.system()) && isString(token.code());
    }
    if (entry instanceof IndexEntry.Text text) {
      return isString(text.value());
    }
    if (entry instanceof IndexEntry.Reference reference) {
      return isString(reference.target());
    }
    if (entry instanceof IndexEntry.Uri uri) {
      return isString(uri.value());
    }
    if (entry instanceof IndexEntry.Date date) {
      return date.low() <= date.high();
    }
    if (entry instanceof IndexEntry.Numeric number) {
      return number.low() <= number.high();
    }
    if (entry instanceof IndexEntry.Quantity quantity) {
      return quantity.low() <= quantity.high()
          && isString(quantity.system())
          && isString(quantity.code())
          && isString(quantity.unit())
          && isCanonical(quantity.canonical());
    }
    if (entry instanceof IndexEntry.Composite composite) {
      return areParts(composite.parts());
    }
    if (entry instanceof IndexEntry.Compartment compartment) {
      return isString(compartment.type()) && isString(compartment.id());
    }
    return true;
  }

  private static boolean areParts(List<IndexEntry> parts) {
    for (IndexEntry part : parts) {
      if (!isPart(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(IndexEntry part) {
    return !(part instanceof IndexEntry.Composite
            || part instanceof IndexEntry.Compartment
            || part instanceof IndexEntry.Words)
        && canKeep(part);
  }

  private static boolean isCanonical(IndexEntry.@Nullable Canonical canonical) {
    return canonical == null || (canonical.low() <= canonical.high() && isString(canonical.code()));
  }

  private static boolean isString(String text) {
    return text.length() <= ValueWriter.MAX_STRING && text.indexOf('\0') < 0;
  }
}
