package io.modelmarket.tenant.audit;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.problem.RequestIds;
import io.modelmarket.kit.tenancy.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** Keeps a record of every change of state, in the transaction that makes the change: both happen or neither. */
@ApplicationScoped
public class Audit {

    private final AuditRecord.AuditRecords records;
    private final Caller caller;
    private final RoutingContext routing;
    private final InstantSource clock;

    Audit(AuditRecord.AuditRecords records, Caller caller, RoutingContext routing, InstantSource clock) {
        this.records = records;
        this.caller = caller;
        this.routing = routing;
        this.clock = clock;
    }

    /** Notes that the caller did {@code action} to {@code object}; {@code detail} says what changed, never a secret. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(TenantId tenant, AuditAction action, String object, String detail) {
        records.persist(new AuditRecord(
                tenant.value(),
                clock.instant(),
                new AuditRecord.Actor(caller.subject(), caller.email(), RequestIds.of(routing)),
                action,
                new AuditRecord.Subject(object, detail)));
    }

    /** Notes what a part of the platform did by itself, outside any request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noteOf(String part, TenantId tenant, AuditAction action, String object, String detail) {
        records.persist(new AuditRecord(
                tenant.value(),
                clock.instant(),
                new AuditRecord.Actor(part, part, ""),
                action,
                new AuditRecord.Subject(object, detail)));
    }
}
