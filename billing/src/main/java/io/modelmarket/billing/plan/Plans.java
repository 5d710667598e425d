package io.modelmarket.billing.plan;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Makes plans and their versions, and finds them. */
@ApplicationScoped
public class Plans {

    private static final String SELECT = "SELECT " + PlanVersion.COLUMNS + " FROM plan p ";

    /** The version of each plan that is in force at an instant. */
    private static final String SELECT_IN_FORCE = SELECT + """
            JOIN LATERAL (SELECT * FROM plan_version x WHERE x.plan_id = p.id AND x.effective_at <= ?
                          ORDER BY x.version DESC LIMIT 1) v ON true
            """;

    private final Plan.Repository plans;
    private final Database database;
    private final Directory directory;
    private final InstantSource clock;

    @Inject
    Plans(Plan.Repository plans, Database database, Directory directory, InstantSource clock) {
        this.plans = plans;
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** The version of a plan that is in force now, whoever offers it. */
    @Transactional
    public Optional<PlanVersion> inForce(UUID plan) {
        return inForce(plan, now());
    }

    /** The version of a plan that is in force at an instant, whoever offers it. */
    @Transactional
    public Optional<PlanVersion> inForce(UUID plan, Instant at) {
        return database.first(SELECT_IN_FORCE + "WHERE p.id = ?", PlanVersion::read, at, plan);
    }

    /** One version of a plan. */
    @Transactional
    public Optional<PlanVersion> version(UUID plan, int version) {
        return database.first(
                SELECT + "JOIN plan_version v ON v.plan_id = p.id WHERE p.id = ? AND v.version = ?",
                PlanVersion::read,
                plan,
                version);
    }

    /** All versions of a tenant's own plan, the latest first. */
    @Transactional
    List<PlanVersion> versions(TenantId tenant, UUID plan, Page page) {
        return database.query(
                SELECT + "JOIN plan_version v ON v.plan_id = p.id WHERE p.tenant = ? AND p.id = ?"
                        + " ORDER BY v.version DESC LIMIT ? OFFSET ?",
                PlanVersion::read,
                tenant.value(),
                plan,
                page.rowsToRead(),
                page.offset());
    }

    /** A new plan in its first version. The model must be the tenant's own, and published. */
    @Transactional
    PlanVersion create(TenantId tenant, ModelName model, String name, Terms terms) {
        if (!model.partner().equals(tenant) || !directory.isPublished(model)) {
            throw unprocessable(
                    "model " + model + " is not a published model of " + tenant + "; publish a release of it first.");
        }
        Instant now = now();
        Plan plan = new Plan(model, name, terms.tariff().currency(), now);
        try {
            plans.persistAndFlush(plan);
        } catch (ConstraintViolationException e) {
            throw FieldFault.TAKEN.refusal(
                    ProblemType.CONFLICT, "name", "There is a plan '" + name + "' for " + model + " already.");
        }
        return write(plan, terms, now);
    }

    /**
     * A further version; running subscriptions keep theirs.
     *
     * @param effectiveAt from when it is what is sold; null: from now
     */
    @Transactional
    PlanVersion addVersion(UUID id, Terms terms, @Nullable Instant effectiveAt) {
        Plan plan = own(id);
        if (!plan.currency().equals(terms.tariff().currency())) {
            throw unprocessable("The plan is in " + plan.currency() + "; make another plan for another currency.");
        }
        Instant now = now();
        Instant from = effectiveAt == null
                ? now
                : Times.known(effectiveAt, "effectiveAt").truncatedTo(ChronoUnit.MICROS);
        Instant last = version(id, plan.latestVersion()).orElseThrow().effectiveAt();
        if (from.isBefore(now) || from.isBefore(last)) {
            throw unprocessable("effectiveAt must be neither in the past nor before version " + plan.latestVersion()
                    + " takes effect, " + last + ".");
        }
        plan.nextVersion();
        plans.flush();
        return write(plan, terms, from);
    }

    /** The tenant's own plans, by model and name. */
    @Transactional
    List<PlanVersion> ofPartner(TenantId tenant, Page page) {
        return database.query(
                SELECT_IN_FORCE + "WHERE p.tenant = ? ORDER BY p.model, p.name LIMIT ? OFFSET ?",
                PlanVersion::read,
                now(),
                tenant.value(),
                page.rowsToRead(),
                page.offset());
    }

    /** Everybody's plans, of one model or of all. */
    @Transactional
    List<PlanVersion> offers(@Nullable String model, Page page) {
        return database.query(
                SELECT_IN_FORCE + "WHERE (?::text IS NULL OR p.model = ?) ORDER BY p.model, p.name LIMIT ? OFFSET ?",
                PlanVersion::read,
                now(),
                model,
                model,
                page.rowsToRead(),
                page.offset());
    }

    private PlanVersion write(Plan plan, Terms terms, Instant effectiveAt) {
        Terms.RateLimit limit = terms.rateLimit();
        database.update(
                """
                INSERT INTO plan_version (plan_id, version, tenant, price_per_request, components,
                    monthly_requests, quota_kind, requests_per_second, burst, concurrent_requests,
                    trial_days, weight, away_requests, failed_requests, effective_at, created_at, proration)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                plan.id(),
                plan.latestVersion(),
                plan.tenant(),
                Tariffs.price(terms.tariff()),
                Tariffs.components(terms.tariff()),
                terms.monthlyRequests(),
                terms.quotaKind(),
                limit == null ? null : limit.requestsPerSecond(),
                limit == null ? null : limit.burst(),
                terms.concurrentRequests(),
                terms.trialDays(),
                terms.weight(),
                terms.awayRequests(),
                terms.failedRequests(),
                effectiveAt,
                now(),
                terms.tariff().proration());
        return version(plan.id(), plan.latestVersion()).orElseThrow();
    }

    private Plan own(UUID id) {
        return plans.findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no plan " + id + " here."));
    }

    private static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
