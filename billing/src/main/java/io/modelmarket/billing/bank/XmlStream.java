package io.modelmarket.billing.bank;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a stranger's XML forwards. A document type is refused, so there are no entities but XML's own five and nothing
 * outside the file is looked at; depth and length of text are bounded.
 */
final class XmlStream {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 4000;

    private final XMLStreamReader xml;
    private int depth;

    XmlStream(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        factory.setXMLReporter((message, type, details, location) -> {});
        try {
            xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Goes to the next element within the present one; false where that ends. */
    boolean nextChild() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // Blanks and comments between elements.
                }
            }
        }
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    /** The present element whole; afterwards the stream is behind it. */
    XmlElement whole() {
        String name = xml.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(whole());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text, xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlElement(
                            name, attributes, children, text.toString().strip());
                }
                default -> {
                    // Comments say nothing.
                }
            }
        }
    }

    /** Passes over the present element. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /** To the document's end: what stands behind the last element must be XML too. */
    void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // Whatever it is, it was well-formed.
        }
    }

    private int next() {
        try {
            if (!xml.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("has a document type or entities of its own (line "
                            + xml.getLocation().getLineNumber() + "); a bank's statement has neither");
                default -> {
                    // The callers' business.
                }
            }
            if (depth > DEEPEST) {
                throw refused("is nested deeper than " + DEEPEST + " elements (line "
                        + xml.getLocation().getLineNumber() + ")");
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private void append(StringBuilder text, String more) {
        if (text.length() + more.length() > LONGEST_TEXT) {
            throw refused("has a text of more than " + LONGEST_TEXT + " characters (line "
                    + xml.getLocation().getLineNumber() + ")");
        }
        text.append(more);
    }

    private static ProblemException malformed(XMLStreamException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
        return refused("is not well-formed XML, or was cut off" + where);
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, "The file " + why + ". Export it again at the bank.");
    }
}
