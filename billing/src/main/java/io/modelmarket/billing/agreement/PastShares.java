package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.split.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What parties have had by rules in other periods than the one that is shared: how much of an advance is back, and what
 * counts for a lifetime cap. Both are of all versions that an agreement has had: who signs another has not earned a cap
 * anew, and an advance that it carries over is not another one. Advances of one group are one advance: of all
 * agreements in force of the same two that name it, of each the latest version's, and of those that have ended what has
 * come back of theirs and more; where none is in force, the one whose time is shared still brings back its own. Within
 * a transaction, across tenants only.
 */
@ApplicationScoped
public class PastShares {

    private static final String SLOT = """
             s.seq + (SELECT count(*) FROM agreement_share b
                WHERE b.agreement_id = a.id AND b.seq < s.seq AND b.kind = 'RECOUPMENT') AS slot
            """;

    private static final String GROUP = """
            WITH advance AS (
                SELECT 'agreement/' || a.id AS terms, s.amount_minor AS advance, a.active_from, a.version,
                       dense_rank() OVER (ORDER BY a.model, a.scope, a.scope_version, a.countries) AS subject,
                       a.status = 'ACTIVE' AND (a.ends_at IS NULL OR a.ends_at > ?) AS running,
            """ + SLOT + """
                FROM agreement_share s JOIN agreement a ON a.id = s.agreement_id
                WHERE s.collateral = ? AND s.participant = ? AND s.payer = ? AND a.currency = ?
                    AND a.active_from <= ?),
            back AS (
                SELECT bool_or(v.running) AS running, bool_or(v.terms = ?) AS shared,
                       (array_agg(v.advance ORDER BY v.active_from DESC, v.version DESC))[1] AS advance,
                       coalesce(sum(t.amounts[v.slot]), 0) AS back,
                       coalesce(sum(t.amounts[v.slot]) FILTER (WHERE t.terms = ? AND t.usage_period = ?::date), 0)
                           AS here
                FROM advance v LEFT JOIN sharing_total t ON t.terms = v.terms GROUP BY v.subject)
            SELECT (sum(CASE WHEN running OR (shared AND NOT (SELECT bool_or(running) FROM back))
                    THEN advance ELSE least(advance, back - here) END)
                - sum(back) + sum(here))::bigint AS missing FROM back HAVING bool_or(shared)
            """;

    private static final String LIFETIME = """
            , had AS (
                SELECT 'agreement/' || a.id AS terms, s.amount_minor AS advance, a.active_from, a.version,
            """ + SLOT + """
                FROM agreement a
                JOIN subject j ON (a.model, a.currency, a.scope, a.scope_version, a.countries)
                    = (j.model, j.currency, j.scope, j.scope_version, j.countries)
                JOIN agreement_share s ON s.agreement_id = a.id
                WHERE a.active_from IS NOT NULL AND (s.participant, s.role, s.kind, s.meter) = (?, ?, ?, ?)
                    AND (s.payer, s.collateral) IS NOT DISTINCT FROM (?::text, ?::text))
            SELECT coalesce(sum(t.amounts[h.slot])
                       FILTER (WHERE t.terms <> ? OR t.usage_period IS DISTINCT FROM ?::date), 0)::bigint AS had,
                   (array_agg(h.advance ORDER BY h.active_from DESC, h.version DESC)
                       FILTER (WHERE h.active_from <= ?))[1] AS latest
            FROM had h LEFT JOIN sharing_total t ON t.terms = h.terms
            """;

    private final Database database;

    @Inject
    PastShares(Database database) {
        this.database = database;
    }

    /**
     * What all other periods have brought back of an advance, or given by a rule with a lifetime cap. Of an advance
     * negative where others of its group still owe, so that the rule brings that back too.
     */
    public long elsewhere(Place place, Share share, Currency currency, Instant at) {
        if (share.rule() instanceof Rule.Recoupment rule && rule.group() != null) {
            return ofGroup(rule, place, currency, at).orElseGet(() -> ofVersions(place, share, at));
        }
        return ofVersions(place, share, at);
    }

    /**
     * An advance is as large as the latest version says, which an earlier one, shared again, is measured against too.
     */
    private long ofVersions(Place place, Share share, Instant at) {
        Had had = lifetime(
                "WITH subject AS (SELECT model, currency, scope, scope_version, countries FROM agreement WHERE id = ?)",
                List.of(place.agreement()),
                share,
                place,
                at);
        return share.rule() instanceof Rule.Recoupment rule && had.latest() != null
                ? had.had() + rule.advance() - had.latest()
                : had.had();
    }

    /** Nothing for an agreement that has not come into force. */
    private Optional<Long> ofGroup(Rule.Recoupment rule, Place place, Currency currency, Instant at) {
        return database.first(
                GROUP,
                row -> rule.advance() - row.getLong("missing"),
                at,
                rule.group(),
                rule.party().value(),
                rule.from().value(),
                currency.getCurrencyCode(),
                at,
                place.terms(),
                place.terms(),
                place.period());
    }

    /**
     * What counts for a lifetime cap of a rule that is only proposed, or is back of an advance that it carries over; of
     * a group, by earlier versions of the same agreement only.
     */
    long before(Acceptability.Subject subject, Share share) {
        return lifetime(
                        """
                WITH subject AS (SELECT ?::text AS model, ?::char(3) AS currency, ?::text AS scope,
                    ?::text AS scope_version, ?::text[] AS countries)
                """,
                        List.of(
                                subject.model().toString(),
                                subject.currency().getCurrencyCode(),
                                subject.scope().kind(),
                                subject.scope().version(),
                                SqlArray.text(subject.scope().countries())),
                        share,
                        null,
                        Instant.EPOCH)
                .had();
    }

    /** What all but a place had. */
    private Had lifetime(String subject, List<Object> of, Share share, @Nullable Place but, Instant at) {
        Rule.Recoupment advance = share.rule() instanceof Rule.Recoupment found ? found : null;
        List<@Nullable Object> parameters = new ArrayList<>(of);
        parameters.addAll(List.of(
                share.participant().value(),
                share.role(),
                share.kind(),
                share.rule().meter()));
        parameters.add(advance == null ? null : advance.from().value());
        parameters.add(advance == null ? null : advance.group());
        parameters.add(but == null ? "" : but.terms());
        parameters.add(but == null ? null : but.period());
        parameters.add(at);
        return database.first(
                        subject + LIFETIME,
                        row -> new Had(row.getLong("had"), row.getObject("latest", Long.class)),
                        parameters.toArray())
                .orElseThrow();
    }

    /**
     * What versions of an agreement had by a rule, and how large its advance is by the latest; null: none is in force.
     */
    private record Had(long had, @Nullable Long latest) {}

    /** The terms of all versions of agreements that were ever in force: what counts for lifetime caps and advances. */
    public List<String> versions(Collection<UUID> agreements) {
        return database.query("""
                SELECT DISTINCT 'agreement/' || o.id AS terms FROM agreement a
                JOIN agreement o USING (model, currency, scope, scope_version, countries)
                WHERE a.id = ANY (?) AND o.active_from IS NOT NULL
                """, row -> row.getString("terms"), new SqlArray("uuid", List.copyOf(agreements)));
    }

    /**
     * Where an agreement's rule keeps what it has of a period.
     *
     * @param period the first day of the one that is shared; null: none is
     * @param slot from 0
     */
    public record Place(UUID agreement, @Nullable LocalDate period, int slot) {

        private String terms() {
            return "agreement/" + agreement;
        }
    }
}
