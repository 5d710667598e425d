package io.modelmarket.billing.plan;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
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

    private static final String SELECT_LATEST = "SELECT " + PlanVersion.COLUMNS
            + " FROM plan p JOIN plan_version v ON v.plan_id = p.id AND v.version = p.latest_version ";

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

    /** The version in force of a plan, whoever offers it. */
    @Transactional
    public Optional<PlanVersion> latest(UUID plan) {
        return database.first(SELECT_LATEST + "WHERE p.id = ?", PlanVersion::read, plan);
    }

    /** One version of a plan. */
    @Transactional
    public Optional<PlanVersion> version(UUID plan, int version) {
        return database.first(
                "SELECT " + PlanVersion.COLUMNS
                        + " FROM plan p JOIN plan_version v ON v.plan_id = p.id WHERE p.id = ? AND v.version = ?",
                PlanVersion::read,
                plan,
                version);
    }

    /** A new plan in its first version. The model must be the tenant's own, and published. */
    @Transactional
    PlanVersion create(TenantId tenant, ModelName model, String name, Terms terms) {
        if (!model.partner().equals(tenant) || !directory.isPublished(model)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "model " + model + " is not a published model of " + tenant + "; publish a release of it first.");
        }
        Plan plan = new Plan(model, name, terms.tariff().currency(), now());
        try {
            plans.persistAndFlush(plan);
        } catch (ConstraintViolationException e) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "There is a plan '" + name + "' for " + model + " already.");
        }
        return write(plan, terms);
    }

    /** A further version; running subscriptions keep theirs. */
    @Transactional
    PlanVersion addVersion(UUID id, Terms terms) {
        Plan plan = own(id);
        if (!plan.currency().equals(terms.tariff().currency())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The plan is in " + plan.currency() + "; make another plan for another currency.");
        }
        plan.nextVersion();
        plans.flush();
        return write(plan, terms);
    }

    /** The tenant's own plans, by model and name. */
    @Transactional
    List<PlanVersion> ofPartner(TenantId tenant, Page page) {
        return database.query(
                SELECT_LATEST + "WHERE p.tenant = ? ORDER BY p.model, p.name LIMIT ? OFFSET ?",
                PlanVersion::read,
                tenant.value(),
                page.rowsToRead(),
                page.offset());
    }

    /** Everybody's plans, of one model or of all. */
    @Transactional
    List<PlanVersion> offers(@Nullable String model, Page page) {
        return database.query(
                SELECT_LATEST + "WHERE (?::text IS NULL OR p.model = ?) ORDER BY p.model, p.name LIMIT ? OFFSET ?",
                PlanVersion::read,
                model,
                model,
                page.rowsToRead(),
                page.offset());
    }

    private PlanVersion write(Plan plan, Terms terms) {
        Terms.RateLimit limit = terms.rateLimit();
        database.update(
                """
                INSERT INTO plan_version (plan_id, version, tenant, price_per_request, components,
                    monthly_requests, requests_per_second, burst, created_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """,
                plan.id(),
                plan.latestVersion(),
                plan.tenant(),
                Tariffs.price(terms.tariff()),
                Tariffs.components(terms.tariff()),
                terms.monthlyRequests(),
                limit == null ? null : limit.requestsPerSecond(),
                limit == null ? null : limit.burst(),
                now());
        return latest(plan.id()).orElseThrow();
    }

    private Plan own(UUID id) {
        return plans.findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no plan " + id + " here."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
