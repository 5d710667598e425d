package io.modelmarket.tenant.tenant;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.kit.problem.FieldFault;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.member.Standings;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Creates tenants and knows them by their ids. */
@ApplicationScoped
public class Organisations {

    private final Tenant.Tenants tenants;
    private final Standings standings;
    private final Outbox outbox;
    private final Audit audit;
    private final Caller caller;
    private final InstantSource clock;

    Organisations(
            Tenant.Tenants tenants,
            Standings standings,
            Outbox outbox,
            Audit audit,
            Caller caller,
            InstantSource clock) {
        this.tenants = tenants;
        this.standings = standings;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Creates a tenant with the caller as its owner. Needs the new tenant's scope. */
    @Idempotent
    @Transactional
    public TenantView found(Founding founding) {
        String email = caller.verifiedEmail()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "verify your e-mail address with the sign-in service first"));
        TenantId id = founding.id();
        Tenant tenant =
                new Tenant(id, founding.displayName(), founding.timeZone(), founding.country(), clock.instant());
        try {
            tenants.persistAndFlush(tenant);
        } catch (ConstraintViolationException e) {
            throw FieldFault.TAKEN.refusal(ProblemType.CONFLICT, "id", "id " + id + " is taken; choose another");
        }
        outbox.publish(Topic.MEMBERS, id.value(), tenant.toRecord());
        audit.note(id, AuditAction.TENANT_CREATED, "tenant/" + id, founding.displayName());
        standings.found(id, caller.subject(), email);
        return TenantView.of(tenant, Role.OWNER);
    }

    /** The caller's tenants with their role in each. Needs the platform's scope. */
    @Transactional
    public Page<TenantView> ofCaller(@Nullable Cursor after) {
        Page<Standings.Standing> page =
                standings.of(caller.subject(), caller.verifiedEmail().orElse(null), after);
        List<String> ids =
                page.items().stream().map(standing -> standing.tenant().value()).toList();
        Map<String, Tenant> byId =
                tenants.withAny(ids).stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(standing -> view(byId.get(standing.tenant().value()), standing.role()))
                        .toList(),
                page.next());
    }

    /** The tenants whose id or name holds the text, by id. Needs the platform's scope. */
    @Transactional
    Page<Tenant> search(@Nullable String text, @Nullable Cursor after) {
        return Page.of(tenants.search(text, after), tenant -> tenant, tenant -> new Cursor(tenant.id(), ""));
    }

    /** The tenant whose scope is bound. */
    @Transactional
    public TenantView get(TenantId id, Role role) {
        return view(tenants.with(id.value()).orElse(null), role);
    }

    /** What a tenant calls itself. */
    @Transactional
    public String displayName(TenantId id) {
        return tenants.with(id.value())
                .orElseThrow(() -> new IllegalStateException("tenant " + id + " is not in scope"))
                .displayName();
    }

    /** The zone in which the tenant is billed. */
    @Transactional
    public String timeZone(TenantId id) {
        return tenants.with(id.value())
                .orElseThrow(() -> new IllegalStateException("tenant " + id + " is not in scope"))
                .timeZone();
    }

    private static TenantView view(@Nullable Tenant tenant, Role role) {
        if (tenant == null) {
            throw new IllegalStateException("a member's tenant is not in scope");
        }
        return TenantView.of(tenant, role);
    }

    /** A tenant to be. */
    public record Founding(TenantId id, String displayName, ZoneId timeZone, String country) {}
}
