package io.modelmarket.billing.dunning;

import io.modelmarket.billing.dunning.Step.Cause;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.billing.standing.Standings;
import io.modelmarket.billing.subscription.StandingAnnouncement;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves tenants from standing to standing, each in a transaction that publishes it. Across tenants only. */
@ApplicationScoped
class Dunning {

    private final OverdueInvoices invoices;
    private final StandingRows rows;
    private final Standings standings;
    private final StandingAnnouncement announcement;
    private final DunningPolicy policy;
    private final InstantSource clock;

    @Inject
    Dunning(
            OverdueInvoices invoices,
            StandingRows rows,
            Standings standings,
            StandingAnnouncement announcement,
            DunningConfig config,
            InstantSource clock) {
        this.invoices = invoices;
        this.rows = rows;
        this.standings = standings;
        this.announcement = announcement;
        this.policy =
                new DunningPolicy(config.remindAfterDays(), config.restrictAfterDays(), config.suspendAfterDays());
        this.clock = clock;
    }

    DunningPolicy policy() {
        return policy;
    }

    /**
     * Takes the tenant to where its overdue invoices lead. An instant that has passed never eases what today's would
     * not.
     */
    @Transactional
    Optional<Step> consider(TenantId tenant, Cause cause) {
        standings.hold(tenant);
        StandingRows.Row row = rows.of(tenant);
        Instant now = now();
        List<Overdue> then = invoices.of(tenant, cause.asOf());
        Standing wanted = policy.of(then, graced(row, now));
        return wanted.compareTo(row.standing()) >= 0
                ? move(tenant, row, new Step(row.standing(), wanted, cause, now, then))
                : ease(tenant, row, cause, now);
    }

    /** Takes the tenant back as far as what is overdue now allows; never further on. In the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Step> ease(TenantId tenant, String reason) {
        standings.hold(tenant);
        Instant now = now();
        return ease(tenant, rows.of(tenant), new Cause("billing", reason, now), now);
    }

    /** Grants time: until then the tenant is at most reminded. Ends what was granted before. */
    @Transactional
    void grant(TenantId tenant, Instant until, String reason, String by) {
        regrace(tenant, until, reason, by);
    }

    /** Takes back the time that was granted. */
    @Transactional
    void endGrace(TenantId tenant, String reason, String by) {
        regrace(tenant, null, reason, by);
    }

    private void regrace(TenantId tenant, @Nullable Instant until, String reason, String by) {
        standings.hold(tenant);
        Instant now = now();
        StandingRows.Row before = rows.of(tenant);
        rows.stand(tenant, before.standing(), now);
        rows.grace(tenant, until, until == null ? null : reason, until == null ? null : by);
        StandingRows.Row row = new StandingRows.Row(before.standing(), until);
        List<Overdue> overdue = invoices.of(tenant, now);
        Step step = new Step(
                row.standing(), policy.of(overdue, graced(row, now)), new Cause(by, reason, now), now, overdue);
        if (move(tenant, row, step).isEmpty()) {
            rows.note(tenant, step, text(row, step));
        }
    }

    private Optional<Step> ease(TenantId tenant, StandingRows.Row row, Cause cause, Instant now) {
        if (row.standing() == Standing.ACTIVE) {
            return Optional.empty();
        }
        List<Overdue> overdue = invoices.of(tenant, now);
        Standing allowed = policy.of(overdue, graced(row, now));
        return allowed.compareTo(row.standing()) < 0
                ? move(tenant, row, new Step(row.standing(), allowed, cause, now, overdue))
                : Optional.empty();
    }

    private Optional<Step> move(TenantId tenant, StandingRows.Row row, Step step) {
        if (step.standing() == step.before()) {
            return Optional.empty();
        }
        rows.stand(tenant, step.standing(), step.at());
        rows.note(tenant, step, text(row, step));
        announcement.announce(tenant);
        return Optional.of(step);
    }

    private NoticeText text(StandingRows.Row row, Step step) {
        Instant next = policy.nextAfter(step.standing())
                .flatMap(days -> step.overdue().stream()
                        .map(invoice -> invoice.dueAt().plus(days, ChronoUnit.DAYS))
                        .min(Instant::compareTo))
                .map(at -> at.isBefore(step.at()) ? step.at() : at)
                .orElse(null);
        return new NoticeText(step.standing(), step.overdue(), graced(row, step.at()) ? row.graceUntil() : null, next);
    }

    private static boolean graced(StandingRows.Row row, Instant now) {
        return row.graceUntil() != null && row.graceUntil().isAfter(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
