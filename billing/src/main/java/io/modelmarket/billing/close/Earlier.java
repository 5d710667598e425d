package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.statement.Apportioned;
import io.modelmarket.billing.statement.Apportioned.ChargeKey;
import io.modelmarket.billing.statement.Origin;
import io.modelmarket.billing.statement.SharedUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** What was shared before lines that are shared now, looked up once for all of them. Within a transaction only. */
@ApplicationScoped
class Earlier {

    private final Apportioned apportioned;
    private final SharedUsage usage;

    @Inject
    Earlier(Apportioned apportioned, SharedUsage usage) {
        this.apportioned = apportioned;
        this.usage = usage;
    }

    Shared of(List<InvoiceLine> lines) {
        Set<SharedUsage.Key> keys = new HashSet<>();
        lines.forEach(line ->
                line.usage().releases().meters().keySet().forEach(version -> keys.add(key(line.usage(), version))));
        return new Shared(apportioned.of(lines.stream().map(Earlier::charge).toList()), usage.of(keys));
    }

    /** Keeps which usage is shared now. */
    void store(Shared shared) {
        usage.store(shared.changed);
    }

    private static ChargeKey charge(InvoiceLine line) {
        return new ChargeKey(
                line.usage().subscription(),
                line.usage().plan(),
                line.usage().planVersion(),
                line.usage().period().atDay(1),
                line.rated().charge().place());
    }

    private static SharedUsage.Key key(BilledUsage used, String version) {
        return new SharedUsage.Key(
                used.subscription(),
                used.plan(),
                used.planVersion(),
                used.period().atDay(1),
                version);
    }

    /** What lines before have given to whom, and which usage they have carried. */
    static final class Shared {

        private final Map<ChargeKey, Map<Apportioned.Key, Long>> minor;
        private final Map<SharedUsage.Key, Map<String, Units>> carried;
        private final Map<SharedUsage.Key, Map<String, Units>> changed = new LinkedHashMap<>();

        private Shared(
                Map<ChargeKey, Map<Apportioned.Key, Long>> minor, Map<SharedUsage.Key, Map<String, Units>> carried) {
            this.minor = minor;
            this.carried = new HashMap<>(carried);
        }

        /** Minor units that earlier lines of the same charge gave. */
        Map<Apportioned.Key, Long> minor(InvoiceLine line) {
            return minor.getOrDefault(charge(line), Map.of());
        }

        /**
         * Answered usage that no line has carried; from now on this one does.
         *
         * @param answered of each release, by what shares it, what it has answered so far
         */
        Map<Apportioned.Key, Units> carry(BilledUsage used, SequencedMap<Apportioned.Key, Portions.Answered> answered) {
            Map<Apportioned.Key, Units> fresh = new HashMap<>();
            used.releases().meters().forEach((version, meters) -> {
                SequencedMap<String, Units> byTerms = new LinkedHashMap<>();
                answered.forEach((key, part) -> {
                    if (key.origin().used().equals(version)) {
                        byTerms.put(key.terms(), part.units());
                    }
                });
                SharedUsage.Key place = key(used, version);
                Map<String, Units> before = carried.getOrDefault(place, Map.of());
                Map<String, Units> more = FreshUsage.of(new Units(meters), byTerms, before);
                if (!more.isEmpty()) {
                    Map<String, Units> after = new HashMap<>(before);
                    more.forEach((terms, units) -> {
                        after.merge(terms, units, Units::plus);
                        fresh.put(new Apportioned.Key(new Origin.Key(version, 0), terms), units);
                    });
                    carried.put(place, after);
                    changed.put(place, after);
                }
            });
            return fresh;
        }
    }
}
