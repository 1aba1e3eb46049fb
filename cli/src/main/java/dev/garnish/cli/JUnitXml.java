package dev.garnish.cli;

import dev.garnish.review.TestReport;
import dev.garnish.review.TestResult;
import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report of tests as CI servers read it. */
final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(TestReport report) {
        StringWriter text = new StringWriter();
        try {
            new JUnitXml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(report);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(TestReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", "garnish");
        attribute("tests", String.valueOf(report.tests().size()));
        attribute("failures", String.valueOf(report.failed()));
        for (TestResult test : report.tests()) {
            xml.writeCharacters("\n  ");
            write(test);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(TestResult test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", test.place().file());
        attribute("name", test.name());
        attribute("file", test.place().file());
        attribute("line", String.valueOf(test.place().line()));
        if (!test.passes()) {
            xml.writeStartElement("failure");
            attribute("message", failure(test));
            xml.writeCharacters(printable(failure(test)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String failure(TestResult test) {
        return test.expectations().stream()
                .filter(one -> !one.holds())
                .map(one -> one.attribute() + ": expected " + one.expected() + ", actual " + one.actual())
                .collect(Collectors.joining("\n"));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    /** XML has no way to write most control characters and lone surrogates. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' || (c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE) || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
