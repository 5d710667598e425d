package io.modelmarket.billing.report.table;

import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.document.Sheet;
import io.modelmarket.billing.document.Sheet.Fact;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is printed: what is the same for all rows stands above it, the sums by currency below. The paper is as
 * wide as the columns need.
 */
final class PrintedTable {

    private static final Set<String> ZONES = Set.of("timeZone", "x_TimeZone");
    private static final Set<String> CURRENCIES = Set.of("currency", "BillingCurrency");
    private static final int MARGINS = 32;
    private static final int COLUMN = 26;
    private static final int NARROWEST = 297;
    private static final BigDecimal TALL = new BigDecimal("0.7071");

    private final Heading heading;
    private final Language language;
    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows;

    PrintedTable(Heading heading, List<Column> columns, List<List<@Nullable Object>> rows) {
        this.heading = heading;
        this.language = heading.language();
        this.columns = columns;
        this.rows = rows;
    }

    Sheet sheet() {
        List<Integer> printed = printed();
        String title = language.text("report." + heading.name()) + " " + heading.period();
        Sheet sheet = new Sheet(language, title, paper(printed.size(), title));
        sheet.facts(facts());
        List<String> names = printed.stream().map(at -> label(columns.get(at))).toList();
        Set<Integer> numbers = new LinkedHashSet<>();
        for (int i = 0; i < printed.size(); i++) {
            if (columns.get(printed.get(i)).type() != Column.Type.TEXT) {
                numbers.add(i);
            }
        }
        sheet.table(
                names,
                rows.stream()
                        .map(row ->
                                printed.stream().map(at -> text(row.get(at))).toList())
                        .toList(),
                numbers);
        totals(sheet);
        return sheet;
    }

    private Sheet.Paper paper(int printed, String title) {
        int width = Math.max(NARROWEST, MARGINS + COLUMN * printed);
        int height = BigDecimal.valueOf(width).multiply(TALL).intValue();
        return new Sheet.Paper(
                width + "mm " + height + "mm", "7pt", title + " · " + language.text("as-of") + " " + asOf());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(language.text("period"), heading.period().toString()));
        facts.add(
                new Fact(language.text("tenant"), heading.tenant() == null ? language.text("all") : heading.tenant()));
        Set<String> zones = zones();
        if (!zones.isEmpty()) {
            facts.add(new Fact(
                    language.text("zone"), zones.size() == 1 ? zones.iterator().next() : language.text("own-zones")));
        }
        facts.add(new Fact(language.text("as-of"), asOf()));
        facts.add(new Fact(language.text("lines"), Integer.toString(rows.size())));
        return facts;
    }

    private String asOf() {
        return heading.asOf().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The sums of the columns that add up: a table with a row for each currency. */
    private void totals(Sheet sheet) {
        List<Integer> adding = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).total() != Column.Total.NONE) {
                adding.add(i);
            }
        }
        if (adding.isEmpty() || rows.isEmpty()) {
            return;
        }
        int currency = indexOf(CURRENCIES);
        TreeMap<String, List<BigDecimal>> sums = new TreeMap<>();
        for (List<@Nullable Object> row : rows) {
            String group = currency < 0 ? "" : text(row.get(currency));
            List<BigDecimal> before = sums.get(group);
            List<BigDecimal> after = new ArrayList<>();
            for (int i = 0; i < adding.size(); i++) {
                BigDecimal sum = before == null ? BigDecimal.ZERO : before.get(i);
                BigDecimal number = number(row.get(adding.get(i)));
                boolean sizes = columns.get(adding.get(i)).total() == Column.Total.SIZES;
                after.add(sum.add(sizes ? number.abs() : number));
            }
            sums.put(group, after);
        }
        List<String> names = new ArrayList<>(List.of(language.text("total")));
        adding.forEach(at -> names.add(label(columns.get(at))));
        List<List<String>> lines = new ArrayList<>();
        sums.forEach((group, values) -> {
            List<String> line = new ArrayList<>(List.of(group));
            values.forEach(value -> line.add(value.toPlainString()));
            lines.add(line);
        });
        sheet.table(names, lines, 1);
    }

    /** All but what the heading says of all rows. */
    private List<Integer> printed() {
        boolean oneZone = zones().size() <= 1;
        List<Integer> printed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            boolean said = name.equals("period") || name.equals("asOf") || (oneZone && ZONES.contains(name));
            if (!said) {
                printed.add(i);
            }
        }
        return printed;
    }

    private Set<String> zones() {
        Set<String> zones = new LinkedHashSet<>();
        int at = indexOf(ZONES);
        if (at >= 0) {
            rows.forEach(row -> zones.add(text(row.get(at))));
        }
        zones.remove("");
        return zones;
    }

    private int indexOf(Set<String> names) {
        for (int i = 0; i < columns.size(); i++) {
            if (names.contains(columns.get(i).name())) {
                return i;
            }
        }
        return -1;
    }

    private String label(Column column) {
        return language.textOr("column." + column.name(), column.name());
    }

    private static BigDecimal number(@Nullable Object cell) {
        return switch (cell) {
            case Long number -> BigDecimal.valueOf(number);
            case BigDecimal decimal -> decimal;
            case null, default -> BigDecimal.ZERO;
        };
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            case Object other -> other.toString();
        };
    }
}
