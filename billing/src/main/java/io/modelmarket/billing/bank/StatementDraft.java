package io.modelmarket.billing.bank;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement while its elements are read. Plain Java. */
final class StatementDraft {

    private static final int LONGEST_ID = 70;

    private String id = "";
    private String account = "";
    private @Nullable StatedAmount opening;
    private @Nullable StatedAmount closing;
    private final List<BankEntry> entries = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final SpanDraft span = new SpanDraft();
    private int places;
    private int announced;

    void id(XmlElement element) {
        id = element.text();
        if (id.length() > LONGEST_ID) {
            throw Camt053.refused("A statement's Id has more than " + LONGEST_ID + " characters.");
        }
    }

    void account(XmlElement element) {
        account = element.textOf("Id", "IBAN")
                .or(() -> element.textOf("Id", "Othr", "Id"))
                .orElse("")
                .replace(" ", "");
    }

    /** Of a statement in several files the interim balances at both ends count. */
    void balance(XmlElement element) {
        StatedAmount amount = StatedAmount.of(element, "a balance of statement " + id);
        switch (element.textOf("Tp", "CdOrPrtry", "Cd").orElse("")) {
            case "OPBD", "PRCD" -> {
                opening = amount;
                span.opening(element);
            }
            case "CLBD" -> {
                closing = amount;
                span.closing(element);
            }
            case "ITBD" -> {
                if (opening == null) {
                    opening = amount;
                    span.opening(element);
                } else if (closing == null) {
                    closing = amount;
                    span.closing(element);
                }
            }
            default -> {
                // Available and forward balances say nothing of what is booked.
            }
        }
    }

    /** Which number it has, or which page it is. */
    void number(XmlElement element) {
        span.number(element);
    }

    /** For how many it counts: as many as are made of it, one at least. */
    int entry(XmlElement element) {
        places++;
        String status =
                element.textOf("Sts", "Cd").or(() -> element.textOf("Sts")).orElse("BOOK");
        if (!status.equals("BOOK")) {
            announced++;
            return 1;
        }
        List<BankEntry> made = new EntryElement(element, places, "entry " + places + " of statement " + id).entries();
        for (BankEntry entry : made) {
            int times = seen.merge(entry.content(), 1, Integer::sum);
            entries.add(times == 1 ? entry : entry.again(times));
        }
        return Math.max(1, made.size());
    }

    BankStatement finished() {
        if (id.isEmpty() || account.isEmpty()) {
            throw Camt053.refused("A statement has no Id, or its account (Acct/Id) has none.");
        }
        if (opening == null || closing == null) {
            throw Camt053.refused("Statement " + id + " has no "
                    + (opening == null ? "opening (OPBD)" : "closing (CLBD)") + " balance; it cannot be checked.");
        }
        StatedAmount first = Objects.requireNonNull(opening);
        StatedAmount last = Objects.requireNonNull(closing);
        Currency currency = first.currency();
        if (!last.currency().equals(currency)) {
            throw Camt053.refused(
                    "Statement " + id + " opens in " + currency + " and closes in " + last.currency() + ".");
        }
        return new BankStatement(
                id,
                account,
                currency,
                new BankStatement.Balances(first.signed(), last.signed()),
                span.of(entries),
                entries,
                announced);
    }
}
