package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a proposal may be made beside the agreements that its model already has. Within a transaction only. */
@ApplicationScoped
class Acceptability {

    private static final String OPEN = """
            SELECT id, model, version, scope, scope_version, countries, participants, starts_at AS active_from,
                   until_at AS active_until
            FROM agreement WHERE model = ? AND currency = ? AND status = 'PROPOSED' ORDER BY version
            """;

    private static final String SIGNED = """
            SELECT id, model, version, scope, scope_version, countries, participants, active_from,
                   coalesce(ended_at, ends_at) AS active_until
            FROM agreement WHERE model = ? AND currency = ? AND active_from IS NOT NULL ORDER BY version
            """;

    private final Database database;
    private final Directory directory;
    private final ResoldPlans plans;
    private final InstantSource clock;
    private final TenantId platform;

    @Inject
    Acceptability(
            Database database, Directory directory, ResoldPlans plans, InstantSource clock, AgreementConfig config) {
        this.database = database;
        this.directory = directory;
        this.plans = plans;
        this.clock = clock;
        this.platform = new TenantId(config.platformTenant());
    }

    /**
     * Refuses what cannot be proposed.
     *
     * @param countered the open proposal that this one takes the place of
     */
    void check(Proposal proposal, @Nullable UUID countered) {
        TenantId partner = proposal.model().partner();
        List<TenantId> participants = proposal.shares().participants();
        if (!directory.isPublished(proposal.model())) {
            throw unfit("model", "model " + proposal.model() + " is not a published model of " + partner + ".");
        }
        checkTenants(proposal);
        if (!participants.contains(partner)) {
            throw unprocessable("the model's partner " + partner + " must take part and sign.");
        }
        checkPlatform(proposal);
        checkAdvances(proposal.shares());
        plans.check(proposal.subject(), proposal.shares());
        checkRelease(proposal);
        Window window = checkTime(proposal.subject(), proposal.window(), ProblemType.UNPROCESSABLE);
        checkOpenProposal(proposal, window, countered);
        checkInForce(proposal.subject(), participants, window);
    }

    /**
     * Refuses what is over, or begins where revenue is billed already: what is billed stays as it was shared.
     *
     * @return from when on it would be in force
     */
    Window checkTime(Subject subject, Window proposed, ProblemType refusal) {
        Instant from = proposed.from();
        Window window = proposed.from(clock.instant());
        if (window.isEmpty()) {
            throw new ProblemException(
                    refusal, "until: " + window.until() + " has passed; propose it with a later one, or without.");
        }
        if (from != null) {
            Instant billed = database.query(
                            "SELECT billed_until(?, true) AS billed", // royalties of what is made from it are shared,
                            // too
                            row -> Optional.ofNullable(Database.instantOrNull(row, "billed")),
                            subject.model().toString())
                    .getFirst()
                    .orElse(Instant.MIN);
            if (from.isBefore(billed)) {
                throw new ProblemException(
                        refusal,
                        "from: the revenue of " + subject.model() + " is billed or closed up to " + billed
                                + ", and what is billed stays as it was shared; propose it from then on, or without from.");
            }
        }
        return window;
    }

    private void checkTenants(Proposal proposal) {
        List<Share> shares = proposal.shares().shares();
        for (int i = 0; i < shares.size(); i++) {
            TenantId participant = shares.get(i).participant();
            if (directory.tenant(participant).isEmpty()) {
                throw unfit(proposal.field(i, "tenant"), "there is no tenant " + participant + ".");
            }
        }
    }

    /** What the role PLATFORM has is the platform's revenue, what others have is owed to them. */
    private void checkPlatform(Proposal proposal) {
        List<Share> shares = proposal.shares().shares();
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            if ((share.role() == ParticipantRole.PLATFORM)
                    != share.participant().equals(platform)) {
                throw unfit(
                        proposal.field(i, "role"),
                        "the role PLATFORM is " + platform + "'s, and its only one; not " + share.participant() + " as "
                                + share.role() + ".");
            }
        }
    }

    /** Each of a group brings back the whole group. */
    private static void checkAdvances(Shares shares) {
        Set<Rule.Recoupment> groups = new HashSet<>();
        for (Rule rule : shares.rules()) {
            if (rule instanceof Rule.Recoupment advance
                    && advance.group() != null
                    && !groups.add(new Rule.Recoupment(advance.party(), advance.from(), 1, advance.group()))) {
                throw unprocessable("there are two advances of the group " + advance.group() + " from "
                        + advance.party() + " to " + advance.from()
                        + ": two advances of one group between the same two; make them one.");
            }
        }
    }

    private void checkRelease(Proposal proposal) {
        Scope scope = proposal.scope();
        if (!scope.version().isEmpty() && !directory.isPublished(proposal.model(), scope.version())) {
            throw unfit("scope.version", proposal.model() + " has no published release " + scope.version() + ".");
        }
    }

    private void checkOpenProposal(Proposal proposal, Window window, @Nullable UUID countered) {
        standing(proposal.model(), proposal.currency(), OPEN).stream()
                .filter(open -> open.window().from(clock.instant()).meets(window))
                .filter(open -> !open.id().equals(countered))
                .filter(open -> open.scope().kind() == proposal.scope().kind())
                .filter(open -> open.scope().meets(proposal.scope()))
                .findFirst()
                .ifPresent(open -> {
                    throw conflict("A proposal for " + proposal.model() + ", " + open.scope() + ", in "
                            + proposal.currency() + " is open, " + open + ": counter it or end it first.");
                });
    }

    /**
     * Nobody loses a share in force without signing: whoever has one of revenue that this would share in its time must
     * be part of it. Of two for regions neither comes before the other, so no country is in both; of two for the same
     * the later takes the place of the earlier.
     */
    void checkInForce(Subject subject, List<TenantId> participants, Window window) {
        List<Standing> known = new ArrayList<>(standing(subject.model(), subject.currency(), SIGNED));
        for (ModelName ancestor : directory.ancestors(subject.model())) {
            standing(ancestor, subject.currency(), SIGNED).stream()
                    .filter(lineage ->
                            lineage.coversDescendantsOf(subject.model().partner()))
                    .forEach(known::add);
        }
        known.removeIf(inForce -> !inForce.window().meets(window));
        known.forEach(inForce -> checkCollision(subject, inForce));
        known.forEach(inForce -> checkMissing(subject, participants, inForce));
        known.forEach(inForce -> checkSuccession(subject, window, inForce));
    }

    private static void checkCollision(Subject subject, Standing inForce) {
        boolean same = inForce.model().equals(subject.model().toString());
        if (same && subject.scope().collidesWith(inForce.scope())) {
            throw conflict("The agreement in force for " + inForce.scope() + ", " + inForce + ", shares the revenue of "
                    + String.join(", ", subject.scope().common(inForce.scope()))
                    + " already: leave them out, or end it first.");
        }
    }

    private static void checkMissing(Subject subject, List<TenantId> participants, Standing inForce) {
        List<String> missing = new ArrayList<>(inForce.participants());
        participants.forEach(participant -> missing.remove(participant.value()));
        if (subject.scope().takesFrom(inForce.scope()) && !missing.isEmpty()) {
            throw conflict("The agreement in force for " + inForce.model() + ", " + inForce.scope() + ", in "
                    + subject.currency() + " has " + String.join(", ", missing)
                    + ", who would not sign this one: include them, or end it first.");
        }
    }

    /** What it takes the place of goes on up to its beginning, so it cannot be what begins later. */
    private static void checkSuccession(Subject subject, Window window, Standing inForce) {
        boolean same = inForce.model().equals(subject.model().toString())
                && inForce.scope().equals(subject.scope());
        Instant begins = inForce.window().from();
        Instant from = window.from();
        if (same && begins != null && from != null && begins.isAfter(from)) {
            throw conflict(
                    "The agreement for " + inForce.model() + ", " + inForce.scope() + ", in " + subject.currency()
                            + " is in force from " + begins + " on, " + inForce
                            + ": begin then or later to take its place, or end before it with until.");
        }
    }

    private List<Standing> standing(ModelName model, Currency currency, String which) {
        return database.query(
                which,
                row -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("model"),
                        row.getInt("version"),
                        AgreementReads.scope(row),
                        AgreementReads.window(row),
                        List.of((String[]) row.getArray("participants").getArray())),
                model.toString(),
                currency.getCurrencyCode());
    }

    private static ProblemException unfit(String field, String detail) {
        return FieldFault.INVALID.refusal(ProblemType.UNPROCESSABLE, field, detail);
    }

    static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    /** Whose revenue an agreement shares. */
    record Subject(ModelName model, Scope scope, Currency currency) {}

    /** One that is open or in force. */
    private record Standing(UUID id, String model, int version, Scope scope, Window window, List<String> participants) {

        boolean coversDescendantsOf(TenantId partner) {
            return scope.kind() == Scope.Kind.LINEAGE && participants.contains(partner.value());
        }

        @Override
        public String toString() {
            return "version " + version + " (" + id + ")";
        }
    }
}
