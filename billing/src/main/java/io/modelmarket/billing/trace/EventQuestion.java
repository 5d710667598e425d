package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.EventSearch;
import io.modelmarket.billing.archive.EventSearch.Order;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events a caller asks for, as query parameters say it: a time, and what the events must be of. */
record EventQuestion(
        @Nullable String subscription,
        When when,
        EventSearch.Filter filter,
        @Nullable String order) {

    /** The subscription that is named, if one is. */
    Optional<UUID> subscriptionId() {
        try {
            return Optional.ofNullable(subscription).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw invalid("subscription must be a subscription's id.");
        }
    }

    /** Newest first unless it is said otherwise. */
    Order ordering() {
        if (order == null || order.equals("newest")) {
            return Order.NEWEST;
        }
        if (order.equals("oldest")) {
            return Order.OLDEST;
        }
        throw invalid("order must be newest or oldest.");
    }

    /** Refuses an outcome that there is not. */
    EventSearch.Filter known() {
        String outcome = filter.outcome();
        if (outcome != null
                && Arrays.stream(UsageEvent.Outcome.values())
                        .noneMatch(one -> one.name().equals(outcome))) {
            throw invalid("outcome must be ANSWERED, FAILED or FAILED_BILLED.");
        }
        return filter;
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** From and to, or a day. */
    record When(
            @Nullable String from,
            @Nullable String to,
            @Nullable String day) {

        /**
         * The time meant.
         *
         * @param zone whose day it is
         * @throws ProblemException when there is none, or it is longer than can be looked into
         */
        Span in(ZoneId zone) {
            if (day != null && from == null && to == null) {
                LocalDate date = date(day);
                return new Span(
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant());
            }
            if (day != null || from == null || to == null) {
                throw invalid("Name a time: day=2026-11-30, or from and to, written like 2026-11-30T23:00:00Z.");
            }
            Span span = new Span(Times.instant(from, "from"), Times.instant(to, "to"));
            if (!span.from().isBefore(span.to())
                    || span.to().isAfter(span.from().plus(EventSearch.LONGEST))) {
                throw invalid("from must be before to, and not more than 32 days.");
            }
            return span;
        }

        private static LocalDate date(String text) {
            try {
                LocalDate date = LocalDate.parse(text);
                if (Times.isKnown(date)) {
                    return date;
                }
            } catch (DateTimeParseException e) {
                throw invalid("day must be a day, written like 2026-11-30.");
            }
            throw invalid("day must be a day, written like 2026-11-30.");
        }
    }

    /** {@code [from, to)}. */
    record Span(Instant from, Instant to) {}
}
