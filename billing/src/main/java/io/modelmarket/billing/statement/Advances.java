package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.split.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;

/**
 * How much of advances is back. Those of one group are one advance: of all agreements in force of the same two that
 * name it, and of those that have ended what has come back of theirs and more.
 */
@ApplicationScoped
class Advances {

    private final Database database;
    private final SharedSoFar shared;

    @Inject
    Advances(Database database, SharedSoFar shared) {
        this.database = database;
        this.shared = shared;
    }

    /** What has to be held, besides the terms, before the groups of a line's advances are looked at. */
    static Stream<String> groups(LineToShare line) {
        return line.portions().stream()
                .flatMap(portion -> portion.terms().shares().rules().stream())
                .filter(rule -> rule instanceof Rule.Recoupment recoupment && recoupment.group() != null)
                .map(rule -> (Rule.Recoupment) rule)
                .map(rule -> "collateral/" + rule.party() + "/" + rule.from() + "/"
                        + line.amount().currency() + "/" + rule.group());
    }

    /**
     * What other periods, and for a group other agreements, have brought back of an advance; negative where others
     * still owe, so that the rule brings that back too.
     *
     * @param place of the rule in its agreement, from 0
     */
    long broughtBackElsewhere(Place place, Rule.Recoupment rule, Currency currency, Instant at) {
        if (rule.group() == null) {
            return shared.elsewhere(place.terms(), place.period(), place.slot());
        }
        long missing = database.first(
                        """
                        WITH advance AS (
                            SELECT 'agreement/' || a.id AS terms, s.amount_minor AS advance,
                                   a.status = 'ACTIVE' AND (a.ends_at IS NULL OR a.ends_at > ?) AS running,
                                   s.seq + (SELECT count(*) FROM agreement_share b WHERE b.agreement_id = a.id
                                            AND b.seq < s.seq AND b.kind = 'RECOUPMENT') AS slot
                            FROM agreement_share s JOIN agreement a ON a.id = s.agreement_id
                            WHERE s.collateral = ? AND s.participant = ? AND s.payer = ? AND a.currency = ?
                                AND a.active_from IS NOT NULL),
                        back AS (
                            SELECT v.running, v.advance, coalesce(sum(t.amounts[v.slot]), 0) AS back,
                                   coalesce(sum(t.amounts[v.slot]) FILTER (WHERE t.terms = ? AND t.usage_period = ?), 0)
                                       AS here
                            FROM advance v LEFT JOIN sharing_total t ON t.terms = v.terms
                            GROUP BY v.terms, v.slot, v.running, v.advance)
                        SELECT (sum(CASE WHEN running THEN advance ELSE least(advance, back) END)
                            - sum(back) + sum(here))::bigint AS missing FROM back
                        """,
                        row -> row.getLong("missing"),
                        at,
                        rule.group(),
                        rule.party().value(),
                        rule.from().value(),
                        currency.getCurrencyCode(),
                        place.terms(),
                        place.period())
                .orElse(rule.advance());
        return rule.advance() - missing;
    }

    /** Where an agreement's rule keeps what it has of a period. */
    record Place(String terms, LocalDate period, int slot) {}
}
