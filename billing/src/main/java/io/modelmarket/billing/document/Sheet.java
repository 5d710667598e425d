package io.modelmarket.billing.document;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A document being written: headings, facts and tables, as a tree. Whatever texts hold stays text: none is ever parsed
 * as markup.
 */
public final class Sheet {

    private static final String STYLE = """
            @page { size: SIZE; margin: 18mm 16mm 20mm 16mm;
                @bottom-left { content: 'FOOTER'; font-family: FONTS; font-size: 8pt; }
                @bottom-right { content: counter(page) ' / ' counter(pages); font-family: FONTS; font-size: 8pt; } }
            body { font-family: FONTS; font-size: TEXT; color: #000; }
            h1 { font-size: 16pt; font-weight: bold; margin: 0 0 6mm 0; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; margin-bottom: 6mm; }
            table.facts { width: auto; }
            td, th { text-align: left; vertical-align: top; padding: 1mm 4mm 1mm 0; }
            th { font-weight: bold; }
            table.lines th { border-bottom: 1pt solid #000; }
            table.lines td { border-bottom: 0.25pt solid #888; }
            tr { page-break-inside: avoid; }
            th { white-space: nowrap; }
            td.number, th.number { text-align: right; padding-left: 6mm; padding-right: 0; white-space: nowrap; }
            .party { margin-bottom: 5mm; }
            .role { font-weight: bold; }
            """;

    private final Document document;
    private final Element body;

    Sheet(Language language, String title) {
        this(language, title, Paper.A4);
    }

    /** One of that title on that paper. */
    public Sheet(Language language, String title, Paper paper) {
        try {
            this.document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK builds documents", e);
        }
        Element html = document.createElement("html");
        html.setAttribute("lang", language.tag());
        document.appendChild(html);
        Element head = add(html, "head", "", "");
        add(head, "title", "", title);
        Element description = add(head, "meta", "", "");
        description.setAttribute("name", "description");
        description.setAttribute("content", title);
        add(head, "style", "", paper.style());
        this.body = add(html, "body", "", "");
        add(body, "h1", "", title);
    }

    Document document() {
        return document;
    }

    /** Somebody's name and address, a line each. */
    void party(String role, List<String> lines) {
        Element block = add(body, "div", "party", "");
        add(block, "div", "role", role);
        lines.forEach(line -> add(block, "div", "", line));
    }

    /** Labels with what they stand for. */
    public void facts(List<Fact> facts) {
        Element table = add(body, "table", "facts", "");
        for (Fact fact : facts) {
            Element row = add(table, "tr", "", "");
            add(row, "th", "", fact.label());
            add(row, "td", "", fact.value());
        }
    }

    /** A table; the columns from {@code firstNumber} on, from 0, hold numbers. */
    public void table(List<String> header, List<List<String>> rows, int firstNumber) {
        table(header, rows, IntStream.range(firstNumber, header.size()).boxed().collect(Collectors.toSet()));
    }

    /** A table; some columns, from 0, hold numbers. */
    public void table(List<String> header, List<List<String>> rows, Set<Integer> numbers) {
        Element table = add(body, "table", "lines", "");
        row(add(add(table, "thead", "", ""), "tr", "", ""), "th", header, numbers);
        Element content = add(table, "tbody", "", "");
        rows.forEach(cells -> row(add(content, "tr", "", ""), "td", cells, numbers));
    }

    private void row(Element row, String kind, List<String> cells, Set<Integer> numbers) {
        for (int i = 0; i < cells.size(); i++) {
            add(row, kind, numbers.contains(i) ? "number" : "", cells.get(i));
        }
    }

    private Element add(Element parent, String name, String style, String text) {
        Element element = document.createElement(name);
        if (!style.isEmpty()) {
            element.setAttribute("class", style);
        }
        if (!text.isEmpty()) {
            element.setTextContent(text);
        }
        parent.appendChild(element);
        return element;
    }

    /** A label and what it stands for. */
    public record Fact(String label, String value) {}

    /**
     * What a document is printed on.
     *
     * @param size as in CSS
     * @param text the size of its text, as in CSS
     * @param footer at the foot of each page: letters, digits, spaces and {@code - : . ( )} only
     */
    public record Paper(String size, String text, String footer) {

        private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} :./·()（）-]*");

        static final Paper A4 = new Paper("A4", "9pt", "");

        /** Checks the footer, which becomes part of a style sheet. */
        public Paper {
            if (!PLAIN.matcher(footer).matches()) {
                throw new IllegalArgumentException("a footer of letters and digits, not: " + footer);
            }
        }

        String style() {
            return STYLE.replace("SIZE", size)
                    .replace("TEXT", text)
                    .replace("FOOTER", footer)
                    .replace("FONTS", Fonts.families());
        }
    }
}
