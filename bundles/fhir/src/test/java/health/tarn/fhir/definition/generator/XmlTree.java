package health.tarn.fhir.definition.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One element of FHIR's XML with its {@code value} and children. */
final class XmlTree {

  private static final String FOLDER = "/org/hl7/fhir/r4/model/";

  /** What the generator never looks at and need not keep in memory. */
  private static final Set<String> SKIPPED =
      Set.of("text", "differential", "mapping", "constraint", "contact", "example", "meta");

  final String name;
  final String value;
  final List<XmlTree> children = new ArrayList<>();

  private XmlTree(String name, String value) {
    this.name = name;
    this.value = value;
  }

  /** Calls back with each resource of a Bundle in HAPI's jar. */
  static void eachResource(String file, Consumer<XmlTree> resource) {
    try (InputStream in = XmlTree.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + file + " on the class path");
      }
      XMLInputFactory factory = XMLInputFactory.newInstance();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("resource")) {
          reader.nextTag();
          resource.accept(read(reader));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static XmlTree read(XMLStreamReader reader) throws XMLStreamException {
    String value = reader.getAttributeValue(null, "value");
    XmlTree tree = new XmlTree(reader.getLocalName(), value == null ? "" : value);
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        if (SKIPPED.contains(reader.getLocalName())) {
          skip(reader);
        } else {
          tree.children.add(read(reader));
        }
      }
    }
    return tree;
  }

  private static void skip(XMLStreamReader reader) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Returns the children with a name. */
  List<XmlTree> all(String child) {
    return children.stream().filter(c -> c.name.equals(child)).toList();
  }

  /** Returns the first child with a name; null if there is none. */
  @Nullable XmlTree one(String child) {
    for (XmlTree c : children) {
      if (c.name.equals(child)) {
        return c;
      }
    }
    return null;
  }

  /** Returns the value of the first child with a name; empty if there is none. */
  String text(String child) {
    XmlTree one = one(child);
    return one == null ? "" : one.value;
  }
}
