package io.modelmarket.billing.bank;

import io.modelmarket.billing.wire.Times;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's statements one is, while its elements are read; what cannot be read says nothing. Plain Java.
 */
final class SpanDraft {

    private static final int LENGTH_OF_DAY = 10;

    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long sequence;
    private @Nullable Long page;

    void opening(XmlElement balance) {
        from = day(balance);
    }

    void closing(XmlElement balance) {
        to = day(balance);
    }

    void number(XmlElement element) {
        if (element.name().equals("StmtPgntn")) {
            page = element.textOf("PgNb").map(SpanDraft::count).orElse(null);
        } else {
            sequence = count(element.text());
        }
    }

    BankStatement.Span of(List<BankEntry> entries) {
        LocalDate first = entries.stream()
                .map(BankEntry::bookedOn)
                .min(LocalDate::compareTo)
                .orElse(null);
        LocalDate last = entries.stream()
                .map(BankEntry::bookedOn)
                .max(LocalDate::compareTo)
                .orElse(null);
        return new BankStatement.Span(from == null ? first : from, to == null ? last : to, sequence, page);
    }

    private static @Nullable LocalDate day(XmlElement balance) {
        Optional<String> text = balance.textOf("Dt", "Dt").or(() -> balance.textOf("Dt", "DtTm"));
        try {
            return text.map(day -> LocalDate.parse(day.substring(0, Math.min(LENGTH_OF_DAY, day.length()))))
                    .filter(Times::isKnown)
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long count(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
