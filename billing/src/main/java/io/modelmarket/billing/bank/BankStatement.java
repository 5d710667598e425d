package io.modelmarket.billing.bank;

import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of one account as the bank wrote it, whose entries lead from its opening to its closing balance. Amounts
 * are minor units of the account's currency, debits below zero. Plain Java.
 *
 * @param entries the booked ones
 * @param announced how many entries the bank has only announced; they are on a later statement once they are booked
 */
record BankStatement(
        String id,
        String account,
        Currency currency,
        Balances balances,
        Span span,
        List<BankEntry> entries,
        int announced) {

    /**
     * Checks that it adds up.
     *
     * @throws ProblemException when it does not, naming by how much
     */
    BankStatement {
        entries = List.copyOf(entries);
        long sum = 0;
        for (BankEntry entry : entries) {
            if (!entry.currency().equals(currency)) {
                throw wrong(
                        id, "entry " + entry.place() + " is in " + entry.currency() + ", the account in " + currency);
            }
            sum = Math.addExact(sum, entry.credit() ? entry.minor() : -entry.minor());
        }
        long expected = Math.addExact(balances.opening(), sum);
        if (expected != balances.closing()) {
            throw wrong(
                    id,
                    "the opening balance " + new Money(balances.opening(), currency) + " and the entries "
                            + new Money(sum, currency) + " make " + new Money(expected, currency)
                            + ", its closing balance is " + new Money(balances.closing(), currency) + "; "
                            + new Money(Math.subtractExact(balances.closing(), expected), currency) + " differs");
        }
    }

    /**
     * Where an entry is the only one of its content: anywhere in the account where the bank gives it a reference, else
     * on this page, which the balance that it opens with tells from others of the same statement.
     */
    String scope(BankEntry entry) {
        return entry.texts().bankReference() == null ? id + " from " + balances.opening() : "";
    }

    private static ProblemException wrong(String id, String what) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                "Statement " + id + " does not add up: " + what + ". Export it whole at the bank.");
    }

    /** What was on the account before and after. */
    record Balances(long opening, long closing) {}

    /**
     * Which of an account's statements it is.
     *
     * @param from the day of the opening balance, or of the first entry; null where neither is there
     * @param to the same of the end
     * @param sequence its number, where the bank counts them
     * @param page of statements in several files
     */
    record Span(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long sequence,
            @Nullable Long page) {

        /** Its first and its last day, where it says which. */
        List<LocalDate> known() {
            return Stream.of(from, to)
                    .filter(Objects::nonNull)
                    .map(LocalDate.class::cast)
                    .toList();
        }

        /** Its first day, as a date is written; one that says nothing is of the day it is taken in. */
        String opens(Instant now) {
            return written(from, now);
        }

        /** Its last day. */
        String closes(Instant now) {
            return written(to, now);
        }

        private static String written(@Nullable LocalDate day, Instant now) {
            return (day == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : day).toString();
        }
    }
}
