package io.modelmarket.billing.royalty;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownRelease;
import io.modelmarket.billing.directory.ReleaseName;
import io.modelmarket.billing.split.RoyaltyLine;
import io.modelmarket.billing.split.RoyaltyLine.Form;
import io.modelmarket.billing.split.RoyaltyLine.Royalty;
import io.modelmarket.contracts.id.ModelName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What releases owe to what they are made from. */
@ApplicationScoped
public class Royalties {

    private final Database database;
    private final Directory directory;

    @Inject
    Royalties(Database database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** How a release's revenue is divided between it and its bases. */
    @Transactional
    public Descent of(ModelName model, String version) {
        return version.isEmpty() ? Descent.NONE : descent(directory.lineage(model, version));
    }

    /** The same of several, those that are made from nothing left out. */
    @Transactional
    public Map<ReleaseName, Descent> of(Collection<ReleaseName> releases) {
        Map<ReleaseName, Descent> descents = new HashMap<>();
        directory.lineages(releases).forEach((release, line) -> {
            if (line.size() > 1) {
                descents.put(release, descent(line));
            }
        });
        return descents;
    }

    private Descent descent(List<KnownRelease> line) {
        if (line.size() < 2) {
            return Descent.NONE;
        }
        List<KnownRelease> bases = line.subList(1, line.size());
        List<Integer> steps = new ArrayList<>();
        List<Royalty> asked = new ArrayList<>();
        for (int step = 1; step < line.size(); step++) {
            // Releases of one model do not pay one another: they are one in the line.
            if (!line.get(step).model().equals(line.get(step - 1).model())) {
                steps.add(step);
                asked.add(asked(line.get(step - 1), line.get(step).model()));
            }
        }
        List<BigDecimal> kept = RoyaltyLine.parts(asked);
        List<RoyaltyStep> paid = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            KnownRelease base = line.get(steps.get(i));
            if (kept.get(i + 1).signum() > 0) {
                paid.add(new RoyaltyStep(steps.get(i), base.model(), base.version(), asked.get(i), kept.get(i + 1)));
            }
        }
        return new Descent(bases, kept.getFirst(), paid);
    }

    /** What was offered for the base when the release declared it. */
    private Royalty asked(KnownRelease release, ModelName base) {
        return Optional.ofNullable(release.baseDeclaredAt())
                .flatMap(at -> inForce(base, at))
                .orElse(Royalty.NONE);
    }

    private Optional<Royalty> inForce(ModelName model, Instant at) {
        return database.first(
                """
                SELECT form, percent FROM royalty_offer WHERE model = ? AND effective_at <= ?
                ORDER BY effective_at DESC, id LIMIT 1
                """,
                row -> new Royalty(Form.valueOf(row.getString("form")), row.getBigDecimal("percent")),
                model.toString(),
                at);
    }
}
