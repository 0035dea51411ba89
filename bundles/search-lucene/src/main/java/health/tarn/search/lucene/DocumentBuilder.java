package health.tarn.search.lucene;

import health.tarn.spi.search.Folding;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.WordBreak;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * Makes the document of a resource. A builder is used again and again by one thread; a document
 * holds until the next one is made.
 */
final class DocumentBuilder {

  private static final FieldType KEY_TYPE = terms(false, DocValuesType.BINARY);
  private static final FieldType TERM_TYPE = terms(true, DocValuesType.NONE);

  private final TermBuffer terms = new TermBuffer();
  private final TermStream stream = new TermStream(terms);
  private final ParameterFields.Cache parameters = new ParameterFields.Cache();
  private final List<IndexableField> fields = new ArrayList<>();
  private final List<PendingValues> pending = new ArrayList<>();
  private int pendingSize;
  private boolean whole;

  /** The values of one parameter while its document is being made. */
  private static final class PendingValues {
    private String field = "";
    private final ValueWriter writer = new ValueWriter();
  }

  private static FieldType terms(boolean tokenized, DocValuesType docValues) {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(tokenized);
    type.setDocValuesType(docValues);
    type.freeze();
    return type;
  }

  /** Makes the document; {@link #whole} then tells whether every entry is in it. */
  List<IndexableField> build(IndexChange change, BytesRef key, List<IndexEntry> entries) {
    terms.clear();
    fields.clear();
    pendingSize = 0;
    whole = true;
    fields.add(new Field(Fields.KEY, key, KEY_TYPE));
    fields.add(new NumericDocValuesField(Fields.AT, change.at().toEpochMilli()));
    keep(terms.begin(Form.TYPE, change.key().type()).end());
    for (IndexEntry entry : entries) {
      if (EntryCheck.canKeep(entry)) {
        add(entry);
      } else {
        whole = false;
      }
    }
    for (int i = 0; i < pendingSize; i++) {
      PendingValues values = pending.get(i);
      fields.add(new BinaryDocValuesField(values.field, values.writer.written()));
    }
    fields.add(new Field(Fields.TERM, stream, TERM_TYPE));
    return fields;
  }

  boolean whole() {
    return whole;
  }

  private void keep(boolean kept) {
    whole &= kept;
  }

  private void add(IndexEntry entry) {
    ParameterFields names = parameters.get(entry.parameter());
    if (entry instanceof IndexEntry.Token token) {
      keep(token(token, names));
      return;
    }
    boolean added = added(entry, names);
    keep(added);
    if (added) {
      keep(terms.begin(Form.PRESENT, names.utf8()).end());
    }
  }

  private boolean added(IndexEntry entry, ParameterFields names) {
    if (entry instanceof IndexEntry.Reference reference) {
      return string(Form.REFERENCE, names, reference.target(), names.reference());
    }
    if (entry instanceof IndexEntry.Uri uri) {
      return string(Form.URI, names, uri.value(), names.sortUri());
    }
    if (entry instanceof IndexEntry.Text text) {
      return text(text.value(), names);
    }
    if (entry instanceof IndexEntry.Compartment compartment) {
      return terms.begin(Form.COMPARTMENT, compartment.type()).part(compartment.id()).end();
    }
    if (entry instanceof IndexEntry.Words words) {
      return words(names, words.text());
    }
    if (entry instanceof IndexEntry.Composite composite) {
      return composite(composite, names);
    }
    range(entry, names);
    return true;
  }

  private boolean token(IndexEntry.Token token, ParameterFields names) {
    int before = terms.size();
    int from = terms.begin(Form.TOKEN, names.utf8()).open().position();
    int to = terms.append(token.code()).position();
    boolean kept =
        terms.part(token.system()).end()
            && terms.begin(Form.SYSTEM, names.utf8()).part(token.system()).end();
    if (!kept) {
      terms.cut(before);
      return false;
    }
    sorted(names.sortToken(), names, from, to);
    return true;
  }

  private boolean string(Form form, ParameterFields names, String value, String field) {
    int from = terms.begin(form, names.utf8()).open().position();
    int to = terms.append(value).position();
    if (!terms.end()) {
      return false;
    }
    sorted(field, names, from, to);
    return true;
  }

  private boolean text(String value, ParameterFields names) {
    int from = terms.begin(Form.TEXT, names.utf8()).open().position();
    int to = terms.append(Folding.fold(value)).position();
    if (!terms.part(value).end()) {
      return false;
    }
    sorted(names.sortText(), names, from, to);
    return true;
  }

  private void sorted(String field, ParameterFields names, int from, int to) {
    if (names.sortable()) {
      fields.add(new SortedSetDocValuesField(field, terms.slice(from, to)));
    }
  }

  private boolean words(ParameterFields names, String text) {
    boolean kept = true;
    for (String word : WordBreak.words(text)) {
      kept &= terms.begin(Form.WORD, names.utf8()).part(word).end();
    }
    return kept;
  }

  private boolean composite(IndexEntry.Composite composite, ParameterFields names) {
    int before = terms.size();
    for (IndexEntry part : composite.parts()) {
      if (part instanceof IndexEntry.Token token
          && !terms
              .begin(Form.COMPONENT, names.utf8())
              .part(token.parameter())
              .part(token.code())
              .part(token.system())
              .end()) {
        terms.cut(before);
        return false;
      }
    }
    values(names.elements()).element(composite);
    return true;
  }

  private void range(IndexEntry entry, ParameterFields names) {
    if (entry instanceof IndexEntry.Date date) {
      fields.add(new LongPoint(names.date(), date.low(), date.high()));
      values(names.values()).date(date);
    } else if (entry instanceof IndexEntry.Numeric number) {
      fields.add(point(names.number(), number.low(), number.high()));
      values(names.values()).number(number);
    } else if (entry instanceof IndexEntry.Quantity quantity) {
      fields.add(point(names.quantity(), quantity.low(), quantity.high()));
      IndexEntry.Canonical canonical = quantity.canonical();
      if (canonical != null) {
        fields.add(point(names.canonical(), canonical.low(), canonical.high()));
      }
      values(names.values()).quantity(quantity);
    } else {
      throw new IllegalArgumentException("no entry: " + entry.getClass());
    }
  }

  private static LongPoint point(String field, double low, double high) {
    return new LongPoint(field, ValueWriter.sortable(low), ValueWriter.sortable(high));
  }

  private ValueWriter values(String field) {
    for (int i = 0; i < pendingSize; i++) {
      if (pending.get(i).field.equals(field)) {
        return pending.get(i).writer;
      }
    }
    if (pendingSize == pending.size()) {
      pending.add(new PendingValues());
    }
    PendingValues values = pending.get(pendingSize++);
    values.field = field;
    values.writer.clear();
    return values.writer;
  }
}
