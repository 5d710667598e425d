package io.modelmarket.billing.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a CSV of rates, with the header {@code date,base,quote,rate,source}. Each refusal names the line. Plain Java.
 */
final class RateFile {

    private static final List<String> HEADER = List.of("date", "base", "quote", "rate", "source");
    private static final int DIGITS = 12;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);
    private static final int LONGEST_SOURCE = 100;

    private final LocalDate tomorrow;
    private final int most;

    /** @param tomorrow the latest day that a rate may be of */
    RateFile(LocalDate tomorrow, int most) {
        this.tomorrow = tomorrow;
        this.most = most;
    }

    /**
     * Its lines, each of another pair and day.
     *
     * @throws ProblemException when anything is wrong with any of them
     */
    List<RateLine> read(byte[] file) {
        Map<String, RateLine> lines = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                if (!row.getHeader().equals(HEADER)) {
                    throw refused("The first line must be " + String.join(",", HEADER) + ".");
                }
                add(line(row), row.getStartingLineNumber(), lines);
            }
        } catch (CsvParseException e) {
            throw refused("The file is no CSV in UTF-8 with " + HEADER.size() + " fields in each line.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw refused("The file has no rates in it, below " + String.join(",", HEADER) + ".");
        }
        return List.copyOf(lines.values());
    }

    private void add(RateLine line, long number, Map<String, RateLine> lines) {
        if (lines.containsKey(line.pair())) {
            throw refused("Line " + number + " says " + line.pair() + " a second time.");
        }
        if (lines.containsKey(line.inverse())) {
            throw refused("Line " + number + " is " + line.pair() + "; the file has " + line.inverse()
                    + " already. One of the two says it all.");
        }
        lines.put(line.pair(), line);
        if (lines.size() > most) {
            throw refused("The file has more than " + most + " rates.");
        }
    }

    private RateLine line(NamedCsvRecord row) {
        long number = row.getStartingLineNumber();
        if (row.getFieldCount() != HEADER.size()) {
            throw refused(
                    "Line " + number + " has not the " + HEADER.size() + " fields in each line that there must be.");
        }
        LocalDate day = day(row.getField("date"), number);
        String base = currency(row.getField("base"), number);
        String quote = currency(row.getField("quote"), number);
        if (base.equals(quote)) {
            throw refused("Line " + number + " is from " + base + " to itself.");
        }
        String source = row.getField("source").strip();
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw refused("Line " + number + " must say its source in 1 to " + LONGEST_SOURCE + " characters.");
        }
        return new RateLine(day, base, quote, rate(row.getField("rate"), number), source);
    }

    private LocalDate day(String text, long number) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refused("The date in line " + number + " must be written like 2026-11-30.");
        }
        if (day.isAfter(tomorrow)) {
            throw refused("The date in line " + number + ", " + day + ", is later than tomorrow.");
        }
        if (!Times.isKnown(day)) {
            throw refused("The date in line " + number + ", " + day + ", is before 1970.");
        }
        return day;
    }

    private static String currency(String text, long number) {
        try {
            Currency currency = Currency.getInstance(text);
            if (currency.getDefaultFractionDigits() >= 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw refused("Line " + number + " has " + text + " where a currency of ISO 4217 is expected.");
        }
        throw refused("Line " + number + " has " + text + ", in which nothing is paid.");
    }

    private static BigDecimal rate(String text, long number) {
        try {
            BigDecimal rate = text.length() > 30 ? BigDecimal.ZERO : new BigDecimal(text);
            if (rate.signum() > 0 && rate.stripTrailingZeros().scale() <= DIGITS && rate.compareTo(LARGEST) < 0) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw refused(notARate(number));
        }
        throw refused(notARate(number));
    }

    private static String notARate(long number) {
        return "The rate in line " + number + " must be a decimal above zero with at most " + DIGITS
                + " digits behind the point.";
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }
}
