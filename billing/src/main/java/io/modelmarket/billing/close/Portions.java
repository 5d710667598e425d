package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.royalty.Descent;
import io.modelmarket.billing.royalty.RoyaltyStep;
import io.modelmarket.billing.split.Split;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.billing.statement.Origin;
import io.modelmarket.billing.statement.Portion;
import io.modelmarket.contracts.id.ModelName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Divides what a line's charge has come to so far among the releases that were used, in proportion to what the charge
 * counts, and each release's part between it and what it is made from. It is always the period's charge from its
 * beginning that is divided: so a period in several bills comes to what it comes to in one.
 */
final class Portions {

    private final KnownTerms descents;
    private final GoverningTerms terms;
    private final Map<Used, List<Weighted>> known = new HashMap<>();

    Portions(KnownTerms descents, GoverningTerms terms) {
        this.descents = descents;
        this.terms = terms;
    }

    /**
     * The parts of a line, at least one.
     *
     * @param had what earlier lines of the same charge gave to whom, minor units
     * @param carried usage by release that this line carries
     */
    List<Portion> of(InvoiceLine line, Map<Origin.Key, Long> had, Map<String, Units> carried) {
        SortedMap<String, Long> used =
                line.usage().releases().weights(line.rated().charge().component());
        if (used.isEmpty()) {
            used = new TreeMap<>(Map.of("", 1L));
        }
        List<Weighted> parts = new ArrayList<>();
        used.forEach((version, weight) -> line(line, version).forEach(part -> parts.add(part.times(weight))));
        List<Portion> portions = portions(line, parts, had, carried);
        for (String version : new TreeSet<>(carried.keySet())) {
            if (!used.containsKey(version)) {
                portions.add(unpaid(line(line, version).getFirst(), had, carried));
            }
        }
        return portions;
    }

    private List<Weighted> line(InvoiceLine line, String version) {
        return known.computeIfAbsent(
                new Used(line.usage().model(), version, line.usage().period().atDay(1)), this::line);
    }

    /** What earlier lines gave to a release that has no part in this charge any more stays there. */
    private static List<Portion> portions(
            InvoiceLine line, List<Weighted> parts, Map<Origin.Key, Long> before, Map<String, Units> carried) {
        List<Long> had = parts.stream()
                .map(part -> before.getOrDefault(part.origin().key(), 0L))
                .toList();
        List<BigDecimal> weights = parts.stream().map(Weighted::weight).toList();
        long minor =
                had.stream().mapToLong(earlier -> earlier).sum() + line.amount().minorUnits();
        List<Long> targets = Split.allocate(minor, weights);
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Weighted part = parts.get(i);
            portions.add(new Portion(
                    part.origin(), part.terms(), targets.get(i), had.get(i), units(part.origin(), carried)));
        }
        return portions;
    }

    /** A release has answered what this charge does not count: its usage counts, though this line brings it nothing. */
    private static Portion unpaid(Weighted release, Map<Origin.Key, Long> before, Map<String, Units> carried) {
        long had = before.getOrDefault(release.origin().key(), 0L);
        return new Portion(release.origin(), release.terms(), had, had, units(release.origin(), carried));
    }

    /** Usage is that of the release that was used; what it is made from has answered none. */
    private static Units units(Origin origin, Map<String, Units> carried) {
        return origin.step() > 0 ? Units.NONE : carried.getOrDefault(origin.version(), Units.NONE);
    }

    /** The release itself and what it is made from, for one unit of its revenue. */
    private List<Weighted> line(Used release) {
        ModelName model = release.model();
        String version = release.version();
        Descent descent = descents.descent(model, version);
        List<Weighted> line = new ArrayList<>();
        line.add(new Weighted(
                Origin.used(model, version),
                terms.of(model, version, descent.bases(), release.period()),
                descent.kept()));
        for (RoyaltyStep step : descent.steps()) {
            List<KnownRelease> behind =
                    descent.bases().subList(step.step(), descent.bases().size());
            line.add(new Weighted(
                    new Origin(step.model(), step.version(), version, step.step()),
                    terms.ofRoyalty(step.model(), step.version(), behind, release.period()),
                    step.kept()));
        }
        return line;
    }

    /** A release in a period. */
    private record Used(ModelName model, String version, LocalDate period) {}

    /** Who has earned how much of it, and what shares that. */
    private record Weighted(Origin origin, Terms terms, BigDecimal weight) {

        Weighted times(long units) {
            return new Weighted(origin, terms, weight.multiply(BigDecimal.valueOf(units)));
        }
    }
}
