package io.modelmarket.billing.ledger;

import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are asked for; null where it does not matter.
 *
 * @param tenant and {@code purpose}: those with an entry on such an account
 * @param document what an entry refers to, or the beginning of that before a slash: an invoice, or one of its lines
 * @param from booked then or later
 * @param to booked before
 */
record TransactionFilter(
        @Nullable String tenant,
        @Nullable Purpose purpose,
        @Nullable String document,
        @Nullable Instant from,
        @Nullable Instant to) {

    /**
     * As query parameters say it.
     *
     * @throws ProblemException when there is no such purpose, or a time cannot be read
     */
    static TransactionFilter of(
            @Nullable String tenant,
            @Nullable String purpose,
            @Nullable String document,
            @Nullable String from,
            @Nullable String to) {
        return new TransactionFilter(
                tenant,
                purpose == null ? null : purpose(purpose),
                document,
                from == null ? null : Times.instant(from, "from"),
                to == null ? null : Times.instant(to, "to"));
    }

    /** A condition on transactions {@code t}; its parameters are added in order. */
    String condition(List<Object> parameters) {
        List<String> all = new ArrayList<>(List.of("true"));
        List<String> account = new ArrayList<>();
        if (tenant != null) {
            account.add("x.tenant = ?");
            parameters.add(tenant);
        }
        if (purpose != null) {
            account.add("c.purpose = ?");
            parameters.add(purpose);
        }
        if (!account.isEmpty()) {
            all.add("EXISTS (SELECT 1 FROM ledger_entry x JOIN ledger_account c ON c.id = x.account_id"
                    + " WHERE x.transaction_id = t.id AND " + String.join(" AND ", account) + ")");
        }
        if (document != null) {
            // A slash is followed by a zero in the order of characters, so these are all that begin with it.
            all.add("t.id IN (SELECT transaction_id FROM ledger_entry WHERE reference = ?"
                    + " OR (reference ~>=~ ? AND reference ~<~ ?))");
            parameters.addAll(List.of(document, document + "/", document + "0"));
        }
        if (from != null) {
            all.add("t.booked_at >= ?");
            parameters.add(from);
        }
        if (to != null) {
            all.add("t.booked_at < ?");
            parameters.add(to);
        }
        return String.join(" AND ", all);
    }

    private static Purpose purpose(String text) {
        return Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "purpose must be one of " + Arrays.toString(Purpose.values()) + "."));
    }
}
