package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.split.Split;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes accruals back, entry by entry: of a whole line exactly what was accrued, of a part of it the same proportion.
 * Nothing is allocated anew.
 */
@ApplicationScoped
public class Reversals {

    private final Database database;
    private final SharedSoFar shared;

    @Inject
    Reversals(Database database, SharedSoFar shared) {
        this.database = database;
        this.shared = shared;
    }

    /** Writes the negative accruals of one credited line, within the transaction that credits it; their postings. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Posting> reverse(CreditedLine line) {
        List<Accrued> accrued = accrued(line.invoiceReference());
        if (accrued.isEmpty()) {
            return List.of();
        }
        shared.hold(accrued.stream().map(Accrued::terms).toList());
        List<Long> parts = accrued.stream().map(Accrued::minor).toList();
        List<Long> target = Split.slice(parts, line.cumulative().minorUnits());
        List<Long> back = new ArrayList<>();
        for (int i = 0; i < accrued.size(); i++) {
            back.add(target.get(i) - accrued.get(i).takenBack());
        }
        takeBack(accrued, back);
        write(line, accrued, back);
        return postings(line, accrued, back);
    }

    /** Each agreement that shared a part of the line loses what was its part, place by place. */
    private void takeBack(List<Accrued> accrued, List<Long> back) {
        Map<Origin.Key, Long> parts = new HashMap<>();
        for (int i = 0; i < back.size(); i++) {
            parts.merge(accrued.get(i).origin(), back.get(i), Math::addExact);
        }
        Map<String, SortedMap<Integer, Long>> amounts = new LinkedHashMap<>();
        Map<String, SortedMap<Integer, Long>> attributed = new LinkedHashMap<>();
        for (int i = 0; i < back.size(); i++) {
            Accrued had = accrued.get(i);
            long counted = had.attributed() ? parts.getOrDefault(had.origin(), 0L) : 0;
            add(amounts, had, back.get(i));
            add(attributed, had, counted);
        }
        LocalDate period = accrued.getFirst().usagePeriod();
        amounts.forEach((terms, places) -> shared.takeBack(
                terms,
                period,
                List.copyOf(places.values()),
                List.copyOf(attributed.getOrDefault(terms, places).values())));
    }

    private static void add(Map<String, SortedMap<Integer, Long>> byTerms, Accrued had, long minor) {
        byTerms.computeIfAbsent(had.terms(), terms -> new TreeMap<>()).merge(had.place(), minor, Math::addExact);
    }

    private List<Accrued> accrued(String reference) {
        return database.query(
                """
                SELECT a.id, a.tenant, a.role, a.terms, a.place, a.used_version, a.lineage_step,
                       a.attributed, a.usage_period, a.amount_minor,
                       (SELECT coalesce(-sum(c.amount_minor), 0)::bigint FROM accrual c
                        WHERE c.credits = a.reference AND c.seq = a.seq) AS taken_back
                FROM accrual a WHERE a.reference = ? ORDER BY a.seq
                """,
                row -> new Accrued(
                        row.getLong("id"),
                        new TenantId(row.getString("tenant")),
                        ParticipantRole.valueOf(row.getString("role")),
                        row.getString("terms"),
                        row.getInt("place"),
                        new Origin.Key(row.getString("used_version"), row.getInt("lineage_step")),
                        row.getBoolean("attributed"),
                        row.getObject("usage_period", LocalDate.class),
                        row.getLong("amount_minor"),
                        row.getLong("taken_back")),
                reference);
    }

    private void write(CreditedLine line, List<Accrued> accrued, List<Long> back) {
        database.update(
                """
                INSERT INTO accrual (tenant, role, rule, percent, seq, place, agreement_id, agreement_version, invoice_id,
                    invoice_number, reference, credits, model, version, used_version, lineage_step, attributed, period,
                    usage_period, currency, basis_minor, units, terms, amount_minor, accrued_at)
                SELECT tenant, role, rule, percent, seq, place, agreement_id, agreement_version, ?, invoice_number, ?,
                    a.reference, model, version, used_version, lineage_step, attributed, ?, usage_period, currency,
                    ?, 0, terms, -b.minor, ?
                FROM accrual a JOIN unnest(?, ?) AS b (id, minor) ON b.id = a.id
                """,
                line.invoice(),
                line.reference(),
                line.period(),
                -line.amount().minorUnits(),
                line.at(),
                SqlArray.column("bigint", accrued, Accrued::id),
                new SqlArray("bigint", back));
    }

    private static List<Posting> postings(CreditedLine line, List<Accrued> accrued, List<Long> back) {
        List<Posting> postings = new ArrayList<>();
        var currency = line.amount().currency();
        Account clearing = new Account(line.platform(), Purpose.REVENUE_CLEARING, currency);
        postings.add(new Posting(clearing, line.amount().negate(), line.reference()));
        for (int i = 0; i < back.size(); i++) {
            if (back.get(i) != 0) {
                Accrued had = accrued.get(i);
                postings.add(new Posting(
                        Accruals.account(had.tenant(), had.role(), currency),
                        new Money(back.get(i), currency),
                        line.reference()));
            }
        }
        return postings;
    }

    private record Accrued(
            long id,
            TenantId tenant,
            ParticipantRole role,
            String terms,
            int place,
            Origin.Key origin,
            boolean attributed,
            LocalDate usagePeriod,
            long minor,
            long takenBack) {}

    /**
     * A credited invoice line.
     *
     * @param invoice the invoice that is credited
     * @param reference the credit's own
     * @param period the first day of the period in whose statement it appears
     * @param amount what is credited now
     * @param cumulative what is credited of the line with this
     * @param platform the platform's own tenant
     */
    public record CreditedLine(
            UUID invoice,
            String invoiceReference,
            String reference,
            LocalDate period,
            Money amount,
            Money cumulative,
            TenantId platform,
            Instant at) {}
}
