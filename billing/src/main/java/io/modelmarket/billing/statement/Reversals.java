package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.split.Split;
import io.modelmarket.billing.statement.CreditedAccruals.Accrued;
import io.modelmarket.billing.statement.CreditedAccruals.Part;
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
 * Takes accruals back, entry by entry: of a whole line exactly what was accrued, of a part of it the same proportion;
 * where a later line has moved revenue that was credited, of what has come of it. Nothing is allocated anew.
 */
@ApplicationScoped
public class Reversals {

    private final Database database;
    private final SharedSoFar shared;
    private final CreditedAccruals credited;

    @Inject
    Reversals(Database database, SharedSoFar shared, CreditedAccruals credited) {
        this.database = database;
        this.shared = shared;
        this.credited = credited;
    }

    /**
     * Waits for others who share by the terms of lines that are to be credited: all at once, in order, so that nobody
     * waits in a circle.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(List<String> invoiceReferences) {
        shared.hold(invoiceReferences.stream()
                .flatMap(reference -> credited.of(reference).stream())
                .map(Accrued::terms)
                .toList());
    }

    /**
     * Writes the negative accruals of one credited line, whose terms are held, within the transaction that credits it;
     * their postings.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Posting> reverse(CreditedLine line) {
        List<Accrued> accrued = credited.of(line.invoiceReference());
        if (accrued.isEmpty()) {
            return List.of();
        }
        long cumulative = accrued.stream().mapToLong(Accrued::takenBack).sum()
                + line.amount().minorUnits();
        List<Long> parts = accrued.stream().map(Accrued::minor).toList();
        List<Long> target = Split.slice(parts, cumulative);
        List<Long> back = new ArrayList<>();
        for (int i = 0; i < accrued.size(); i++) {
            back.add(target.get(i) - accrued.get(i).takenBack());
        }
        Map<Part, Long> bases = new HashMap<>();
        for (int i = 0; i < back.size(); i++) {
            bases.merge(accrued.get(i).part(), back.get(i), Math::addExact);
        }
        takeBack(credited.plan(line.invoiceReference()), accrued, back, bases);
        write(line, accrued, back, bases);
        return postings(line, accrued, back);
    }

    /** Each agreement that has a part of what is credited loses that part, place by place. */
    private void takeBack(UUID plan, List<Accrued> accrued, List<Long> back, Map<Part, Long> bases) {
        Map<String, SortedMap<Integer, Long>> amounts = new LinkedHashMap<>();
        Map<String, SortedMap<Integer, Long>> attributed = new LinkedHashMap<>();
        for (int i = 0; i < back.size(); i++) {
            Accrued had = accrued.get(i);
            long counted = had.attributed() ? bases.getOrDefault(had.part(), 0L) : 0;
            add(amounts, had, back.get(i));
            add(attributed, had, counted);
        }
        LocalDate period = accrued.getFirst().usagePeriod();
        amounts.forEach((terms, places) -> shared.takeBack(
                new SharedSoFar.Place(terms, period),
                plan,
                List.copyOf(places.values()),
                List.copyOf(attributed.getOrDefault(terms, places).values())));
    }

    private static void add(Map<String, SortedMap<Integer, Long>> byTerms, Accrued had, long minor) {
        byTerms.computeIfAbsent(had.terms(), terms -> new TreeMap<>()).merge(had.place(), minor, Math::addExact);
    }

    private void write(CreditedLine line, List<Accrued> accrued, List<Long> back, Map<Part, Long> bases) {
        database.update(
                """
                INSERT INTO accrual (tenant, role, rule, meter, percent, rate, seq, place, agreement_id, agreement_version, invoice_id,
                    invoice_number, reference, credits, model, version, used_version, lineage_step, attributed, period,
                    usage_period, plan_id, currency, time_zone, basis_minor, units, terms, amount_minor, accrued_at)
                SELECT tenant, role, rule, meter, percent, rate, row_number() OVER (ORDER BY a.id), place, agreement_id,
                    agreement_version, ?, (SELECT number FROM invoice WHERE id = ?), ?, ?, model, version, used_version,
                    lineage_step, attributed, ?, usage_period, plan_id, currency, time_zone, -b.basis, 0, terms, -b.minor, ?
                FROM accrual a JOIN unnest(?, ?, ?) AS b (id, basis, minor) ON b.id = a.id
                """,
                line.invoice(),
                line.invoice(),
                line.reference(),
                line.invoiceReference(),
                line.period(),
                line.at(),
                SqlArray.column("bigint", accrued, Accrued::id),
                SqlArray.column("bigint", accrued, had -> had.counts() ? bases.getOrDefault(had.part(), 0L) : 0L),
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

    /**
     * A credited invoice line.
     *
     * @param invoice the invoice that is credited
     * @param reference the credit's own
     * @param period the first day of the period in whose statement it appears
     * @param amount what is credited now
     * @param platform the platform's own tenant
     */
    public record CreditedLine(
            UUID invoice,
            String invoiceReference,
            String reference,
            LocalDate period,
            Money amount,
            TenantId platform,
            Instant at) {}
}
