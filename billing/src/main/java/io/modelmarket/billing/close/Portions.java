package io.modelmarket.billing.close;

import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.UsageByRelease;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.royalty.Descent;
import io.modelmarket.billing.royalty.RoyaltyStep;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Split;
import io.modelmarket.billing.statement.Apportioned;
import io.modelmarket.billing.statement.LineToShare.Source;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.billing.statement.Origin;
import io.modelmarket.billing.statement.Portion;
import io.modelmarket.contracts.id.ModelName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Divides what a line's charge has come to so far among the releases that were used and the agreements in force when
 * they were, as {@link SpanWeights} says, and each release's part between it and what it is made from. It is always the
 * period's charge from its beginning that is divided: so a period in several bills comes to what it comes to in one.
 * Only where agreements took turns in the period, nobody loses what earlier bills gave.
 */
final class Portions {

    private final KnownTerms known;
    private final GoverningTerms terms;
    private final Buyers buyers;
    private final Map<UsageBySpan.Place, UsageBySpan.Parts> used;
    private final Map<Used, List<Weighted>> lines = new HashMap<>();

    /**
     * Of some consumers' lines.
     *
     * @param used of all places whose period has several spans
     */
    Portions(KnownTerms known, GoverningTerms terms, Buyers buyers, Map<UsageBySpan.Place, UsageBySpan.Parts> used) {
        this.known = known;
        this.terms = terms;
        this.buyers = buyers;
        this.used = used;
    }

    /**
     * The parts of a line, at least one.
     *
     * @param before what was shared before; keeps which usage this line carries
     */
    List<Portion> of(InvoiceLine line, Earlier.Shared before) {
        SequencedMap<Apportioned.Key, Weighted> parts = new LinkedHashMap<>();
        each(line, (begin, part) -> parts.merge(part.key(), part, Weighted::plus));
        SequencedMap<Apportioned.Key, Answered> answered = answered(line);
        Map<Apportioned.Key, Units> carried = before.carry(line.usage(), answered);
        Map<Apportioned.Key, Long> had = before.minor(line);
        List<Portion> portions = portions(line, tookTurns(line), List.copyOf(parts.values()), had(parts, had), carried);
        answered.forEach((key, part) -> {
            Units units = carried.getOrDefault(key, Units.NONE);
            if (!units.isNone() && !parts.containsKey(key)) {
                portions.add(unpaid(part, units, isPaid(parts, key) ? 0 : had.getOrDefault(key, 0L)));
            }
        });
        return portions;
    }

    /** It has answered what this charge does not count: its usage counts, though this line brings it nothing. */
    private static Portion unpaid(Answered part, Units units, long had) {
        return new Portion(part.origin(), part.terms(), had, had, units);
    }

    private static boolean isPaid(Map<Apportioned.Key, Weighted> parts, Apportioned.Key key) {
        return parts.keySet().stream().anyMatch(part -> part.origin().equals(key.origin()));
    }

    /** What shares a line, as people and digests read it, once for each release and span. */
    Stream<String> terms(InvoiceLine line) {
        List<String> texts = new ArrayList<>();
        each(line, (begin, part) -> {
            Source source = part.terms().agreement();
            texts.add((part.origin().model() + " " + part.origin().version()).strip() + " in "
                    + line.usage().period() + begin + " by "
                    + (source == null
                            ? part.terms().name()
                            : "agreement " + source.id() + ", version " + source.version()));
        });
        return texts.stream();
    }

    /** What each release has answered itself while the same terms were in force, so far; of each release some. */
    private SequencedMap<Apportioned.Key, Answered> answered(InvoiceLine line) {
        Spans spans = spans(line);
        UsageBySpan.Parts parts = used.get(UsageBySpan.Place.of(line));
        UsageByRelease whole = line.usage().releases();
        SequencedMap<Apportioned.Key, Answered> answered = new LinkedHashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            GoverningTerms.When when = when(line, spans, i);
            Map<String, Map<Meter, Long>> span =
                    (parts == null ? whole : parts.used().get(i)).meters();
            for (String version : new TreeSet<>(whole.meters().keySet())) {
                Weighted release = line(line.usage().model(), version, when).getFirst();
                Units units = new Units(span.getOrDefault(version, Map.of()));
                answered.merge(
                        release.key(),
                        new Answered(release.origin(), release.terms(), units),
                        (one, more) -> new Answered(
                                one.origin(), one.terms(), one.units().plus(more.units())));
            }
        }
        return answered;
    }

    private Spans spans(InvoiceLine line) {
        return known.spans(line.usage().model(), new Period(line.usage().period(), buyers.zone()), buyers.currency());
    }

    private static GoverningTerms.When when(InvoiceLine line, Spans spans, int span) {
        return new GoverningTerms.When(
                line.usage().period().atDay(1), spans.begins().get(span));
    }

    private List<Weighted> line(ModelName model, String version, GoverningTerms.When when) {
        return lines.computeIfAbsent(new Used(model, version, when), this::line);
    }

    /** Whether agreements took turns in what the line charges for. */
    private boolean tookTurns(InvoiceLine line) {
        return spans(line).size() > 1
                && weights(line).stream()
                                .filter(span -> span.values().stream().anyMatch(weight -> weight.signum() > 0))
                                .count()
                        > 1;
    }

    private List<SortedMap<String, BigDecimal>> weights(InvoiceLine line) {
        return SpanWeights.of(line, spans(line), used.get(UsageBySpan.Place.of(line)));
    }

    /** The parts of a line with the beginning of their span, as text, where the period has several. */
    private void each(InvoiceLine line, BiConsumer<String, Weighted> taker) {
        ModelName model = line.usage().model();
        Spans spans = spans(line);
        List<SortedMap<String, BigDecimal>> weights = weights(line);
        for (int i = 0; i < weights.size(); i++) {
            GoverningTerms.When when = when(line, spans, i);
            String begin = i == 0 ? "" : " from " + when.hour();
            weights.get(i)
                    .forEach((version, weight) ->
                            line(model, version, when).forEach(part -> taker.accept(begin, part.times(weight))));
        }
    }

    /**
     * What each part has. What earlier lines gave to a release under terms that have no part any more stays there, and
     * counts as had by the release; where that has no part either, it just stays.
     */
    private static List<Long> had(SequencedMap<Apportioned.Key, Weighted> parts, Map<Apportioned.Key, Long> before) {
        Map<Apportioned.Key, Long> had = new HashMap<>();
        before.forEach((key, sum) -> {
            if (parts.containsKey(key)) {
                had.merge(key, sum, Math::addExact);
            } else {
                parts.keySet().stream()
                        .filter(part -> part.origin().equals(key.origin()))
                        .findFirst()
                        .ifPresent(part -> had.merge(part, sum, Math::addExact));
            }
        });
        return parts.keySet().stream().map(part -> had.getOrDefault(part, 0L)).toList();
    }

    private static List<Portion> portions(
            InvoiceLine line,
            boolean turns,
            List<Weighted> parts,
            List<Long> before,
            Map<Apportioned.Key, Units> carried) {
        List<BigDecimal> weights = parts.stream().map(Weighted::weight).toList();
        long minor = before.stream().mapToLong(sum -> sum).sum() + line.amount().minorUnits();
        List<Long> targets = Split.allocate(minor, weights);
        if (turns) {
            List<Long> none = parts.stream().map(part -> 0L).toList();
            List<Long> more = Growth.toward(targets, before, none);
            targets = IntStream.range(0, parts.size())
                    .mapToObj(i -> before.get(i) + more.get(i))
                    .toList();
        }
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Weighted part = parts.get(i);
            Units units = carried.getOrDefault(part.key(), Units.NONE);
            portions.add(new Portion(part.origin(), part.terms(), targets.get(i), before.get(i), units));
        }
        return portions;
    }

    /** The release itself and what it is made from, for one unit of its revenue. */
    private List<Weighted> line(Used release) {
        ModelName model = release.model();
        String version = release.version();
        Descent descent = known.descent(model, version);
        List<Weighted> line = new ArrayList<>();
        line.add(new Weighted(
                Origin.used(model, version),
                terms.of(model, version, descent.bases(), release.when()),
                descent.kept()));
        for (RoyaltyStep step : descent.steps()) {
            List<KnownRelease> behind =
                    descent.bases().subList(step.step(), descent.bases().size());
            line.add(new Weighted(
                    new Origin(step.model(), step.version(), version, step.step()),
                    terms.ofRoyalty(step.model(), step.version(), behind, release.when()),
                    step.kept()));
        }
        return line;
    }

    /** A release in a span of a period. */
    private record Used(ModelName model, String version, GoverningTerms.When when) {}

    /** What a release has answered itself, and what shares that. */
    record Answered(Origin origin, Terms terms, Units units) {}

    /** Who has earned how much of it, and what shares that. */
    private record Weighted(Origin origin, Terms terms, BigDecimal weight) {

        Apportioned.Key key() {
            return new Apportioned.Key(origin.key(), terms.name());
        }

        Weighted times(BigDecimal units) {
            return new Weighted(origin, terms, weight.multiply(units));
        }

        Weighted plus(Weighted other) {
            return new Weighted(origin, terms, weight.add(other.weight));
        }
    }
}
