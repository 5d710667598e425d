package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Split;
import io.modelmarket.billing.statement.Apportioned.Sum;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.billing.statement.Origin;
import io.modelmarket.billing.statement.Portion;
import io.modelmarket.contracts.id.ModelName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides what a line's charge has come to so far among the releases that were used, in proportion to what the charge
 * counts. It is always the period's charge from its beginning that is divided: so a period in several bills comes to
 * what it comes to in one. For one invoice.
 */
final class Portions {

    private final Directory directory;
    private final GoverningTerms terms;
    private final Map<ReleaseName, Source> known = new HashMap<>();

    Portions(Directory directory, GoverningTerms terms) {
        this.directory = directory;
        this.terms = terms;
    }

    /**
     * The parts of a line, at least one.
     *
     * @param had what earlier lines of the same charge gave to whom
     */
    List<Portion> of(InvoiceLine line, Map<Origin.Key, Sum> had) {
        ModelName model = line.usage().model();
        SortedMap<String, Long> used =
                line.usage().releases().weights(line.rated().charge().component());
        if (used.isEmpty()) {
            used = new TreeMap<>(Map.of("", 1L));
        }
        List<Weighted> parts = new ArrayList<>();
        used.forEach((version, weight) ->
                parts.add(new Weighted(source(new ReleaseName(model, version)), BigDecimal.valueOf(weight))));
        return portions(line, parts, had);
    }

    /** What earlier lines gave to a release that has no part in this charge any more stays there. */
    private static List<Portion> portions(InvoiceLine line, List<Weighted> parts, Map<Origin.Key, Sum> before) {
        List<Sum> had = parts.stream()
                .map(part -> before.getOrDefault(part.source().origin().key(), Sum.NONE))
                .toList();
        List<BigDecimal> weights = parts.stream().map(Weighted::weight).toList();
        long minor = had.stream().mapToLong(Sum::minor).sum() + line.amount().minorUnits();
        List<Long> targets = Split.allocate(minor, weights);
        List<Long> units = units(line, weights, had);
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Source source = parts.get(i).source();
            portions.add(new Portion(
                    source.origin(), source.terms(), targets.get(i), had.get(i).minor(), units.get(i)));
        }
        return portions;
    }

    private static List<Long> units(InvoiceLine line, List<BigDecimal> weights, List<Sum> had) {
        List<Long> none = weights.stream().map(weight -> 0L).toList();
        if (line.rated().requests() == 0) {
            return none;
        }
        List<Long> before = had.stream().map(Sum::units).toList();
        long whole =
                before.stream().mapToLong(units -> units).sum() + line.rated().requests();
        return Growth.toward(Split.allocate(whole, weights), before, none);
    }

    private Source source(ReleaseName release) {
        return known.computeIfAbsent(release, name -> {
            List<KnownRelease> line =
                    name.version().isEmpty() ? List.of() : directory.lineage(name.model(), name.version());
            List<KnownRelease> bases = line.isEmpty() ? List.of() : line.subList(1, line.size());
            return new Source(Origin.used(name.model(), name.version()), terms.of(name.model(), name.version(), bases));
        });
    }

    private record ReleaseName(ModelName model, String version) {}

    /** Who has earned it, and what shares that. */
    private record Source(Origin origin, Terms terms) {}

    private record Weighted(Source source, BigDecimal weight) {}
}
