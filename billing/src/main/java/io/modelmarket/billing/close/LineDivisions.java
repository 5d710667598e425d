package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.directory.ReleaseName;
import io.modelmarket.billing.invoice.Draft;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.royalty.Royalties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks up by what lines to be are divided: as many statements for several consumers as for one. Within a transaction
 * only.
 */
@ApplicationScoped
class LineDivisions {

    /** Where a month is in any zone. */
    private static final int DAYS_AROUND = 1;

    private final Royalties royalties;
    private final AgreementReads agreements;
    private final UsageBySpan used;
    private final UsualTerms usual;

    @Inject
    LineDivisions(Royalties royalties, AgreementReads agreements, UsageBySpan used, UsualTerms usual) {
        this.royalties = royalties;
        this.agreements = agreements;
        this.used = used;
        this.usual = usual;
    }

    /** Of all lines of some invoices to be. */
    Divisions of(Collection<Due> due) {
        List<InvoiceLine> lines = due.stream()
                .flatMap(one -> one.drafts().stream())
                .flatMap(draft -> draft.lines().stream())
                .toList();
        KnownTerms known = known(lines);
        Map<UsageBySpan.Place, Spans> cut = new HashMap<>();
        due.forEach(one ->
                one.drafts().forEach(draft -> cut.putAll(cut(draft, one.tenant().zone(), known))));
        return new Divisions(known, usual, used.of(cut));
    }

    /** Places whose period is no single span. */
    private static Map<UsageBySpan.Place, Spans> cut(Draft draft, ZoneId zone, KnownTerms known) {
        Map<UsageBySpan.Place, Spans> cut = new HashMap<>();
        for (InvoiceLine line : draft.lines()) {
            Period period = new Period(line.usage().period(), zone);
            Spans spans = known.spans(line.usage().model(), period, draft.currency());
            if (spans.size() > 1) {
                cut.put(UsageBySpan.Place.of(line), spans);
            }
        }
        return cut;
    }

    private KnownTerms known(List<InvoiceLine> lines) {
        Set<ReleaseName> releases = lines.stream()
                .flatMap(line -> line.usage().releases().meters().keySet().stream()
                        .map(version -> new ReleaseName(line.usage().model(), version)))
                .collect(Collectors.toCollection(HashSet::new));
        // Of what is billed without any use no release is known, only the model.
        lines.forEach(line -> releases.add(new ReleaseName(line.usage().model(), "")));
        Set<Currency> currencies =
                lines.stream().map(line -> line.amount().currency()).collect(Collectors.toSet());
        List<YearMonth> months = lines.stream()
                .map(line -> line.usage().period())
                .sorted(Comparator.naturalOrder())
                .toList();
        if (months.isEmpty()) {
            return new KnownTerms(royalties, agreements, releases, currencies, Instant.EPOCH, Instant.EPOCH);
        }
        Period first = new Period(months.getFirst(), ZoneOffset.UTC);
        Period last = new Period(months.getLast(), ZoneOffset.UTC);
        return new KnownTerms(
                royalties,
                agreements,
                releases,
                currencies,
                first.from().minus(DAYS_AROUND, ChronoUnit.DAYS),
                last.to().plus(DAYS_AROUND, ChronoUnit.DAYS));
    }
}
