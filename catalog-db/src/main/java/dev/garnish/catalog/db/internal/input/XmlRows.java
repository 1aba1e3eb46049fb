package dev.garnish.catalog.db.internal.input;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A product feed in XML as Google Merchant Center takes it: {@code item}s of RSS or {@code entry}s of Atom, each element a
 * cell under its name without prefix, those within one under their path, those that repeat as a list. Document types,
 * entities of the file's own and references to other places are refused.
 */
final class XmlRows extends Rows {
    private static final String GOOGLE = "http://base.google.com/ns/1.0";
    private static final Set<String> ROOTS = Set.of("rss", "feed", "RDF");
    private static final Set<String> ROWS = Set.of("item", "entry");

    private final XMLStreamReader xml;
    private final NamedCells cells = new NamedCells();
    /** What this row has of Google's, which goes before the feed's own element of the same name. */
    private final Set<String> google = new HashSet<>();

    private XmlRows(Input input, XMLStreamReader xml) {
        super(input);
        this.xml = xml;
    }

    static XmlRows of(Input input) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XmlRows rows = new XmlRows(input, factory.createXMLStreamReader(input.reader()));
            rows.requireFeed();
            return rows;
        } catch (XMLStreamException e) {
            throw failed(input, e);
        }
    }

    private void requireFeed() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            requirePlain();
        }
        String root = xml.getLocalName();
        if (!ROOTS.contains(root)) {
            throw FileKind.refused(
                    input.file().toString(),
                    "XML of another kind than a Google Merchant feed (<%s> holds no <item>s)".formatted(root),
                    "convert it to JSON, for instance: yq -p xml -o json '.' %s > items.json, then import that with --rows"
                            .formatted(input.file()));
        }
    }

    private void requirePlain() {
        if (xml.getEventType() == XMLStreamConstants.DTD || xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw InputException.badData(
                    "%s:%d: a document type or an entity of its own: only plain XML is read: leave it out"
                            .formatted(input.file(), xml.getLocation().getLineNumber()));
        }
    }

    @Override
    public List<String> names() {
        return cells.names();
    }

    @Override
    public @Nullable Row next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                requirePlain();
                if (event == XMLStreamConstants.START_ELEMENT && ROWS.contains(xml.getLocalName())) {
                    return row();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw failed(input, e);
        }
    }

    private Row row() throws XMLStreamException {
        long line = xml.getLocation().getLineNumber();
        cells.start();
        google.clear();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            requirePlain();
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                element("");
            }
        }
        return cells.row(line);
    }

    private void element(String around) throws XMLStreamException {
        String path = Paths.member(around, xml.getLocalName());
        boolean isGoogle = GOOGLE.equals(xml.getNamespaceURI());
        String link = xml.getAttributeValue(null, "href");
        StringBuilder text = new StringBuilder();
        boolean hasElements = false;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            requirePlain();
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                hasElements = true;
                element(path);
            } else if (xml.hasText() && xml.getEventType() != XMLStreamConstants.COMMENT) {
                text.append(xml.getText());
            }
        }
        String value = text.toString().strip();
        if (input.options().isLeftOut(path)) {
            cells.name(path);
        } else if (!hasElements) {
            put(path, value.isEmpty() && link != null ? link : value, isGoogle);
        }
    }

    private void put(String path, String value, boolean isGoogle) {
        if (isGoogle && google.add(path) && cells.has(path)) {
            cells.replace(path, value);
        } else if (!isGoogle && google.contains(path)) {
            return;
        } else if (cells.has(path)) {
            cells.add(path, value.isEmpty() ? null : value);
        } else {
            cells.put(path, value.isEmpty() ? null : value);
        }
    }

    private static InputException failed(Input input, XMLStreamException e) {
        Throwable cause = e.getNestedException();
        if (cause instanceof IOException unreadable) {
            return input.failed(0, unreadable);
        }
        Location at = e.getLocation();
        return InputException.badData(
                "%s:%d:%d: not well-formed XML: a tag does not match, `&` is not written `&amp;`, or the file is cut off"
                        .formatted(
                                input.file(),
                                at == null ? 1 : at.getLineNumber(),
                                at == null ? 1 : at.getColumnNumber()),
                e);
    }
}
