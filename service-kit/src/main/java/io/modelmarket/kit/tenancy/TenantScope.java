package io.modelmarket.kit.tenancy;

import io.modelmarket.contracts.id.TenantId;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.function.Supplier;

/**
 * The tenant that transactions begun here belong to: the one bound by {@link #call}, else the request's, else none. A
 * transaction keeps the tenant it began with, so binding another inside one is refused.
 */
@ApplicationScoped
public class TenantScope {

    /** Sees nothing. */
    static final String NONE = "";

    /** Sees every tenant: the platform's own work. */
    static final String PLATFORM = "*";

    private static final ScopedValue<String> BOUND = ScopedValue.newInstance();

    private final Caller caller;

    @Inject
    TenantScope(Caller caller) {
        this.caller = caller;
    }

    /** Runs {@code work} within one tenant. */
    public <T> T call(TenantId tenant, Supplier<T> work) {
        return within(tenant.value(), work);
    }

    /** Runs {@code work} within one tenant. */
    public void run(TenantId tenant, Runnable work) {
        within(tenant.value(), asSupplier(work));
    }

    /** Runs {@code work} across tenants: Kafka consumers, schedulers, what operators and finance do. */
    public <T> T callAsPlatform(Supplier<T> work) {
        return within(PLATFORM, work);
    }

    /** Runs {@code work} across tenants. */
    public void runAsPlatform(Runnable work) {
        within(PLATFORM, asSupplier(work));
    }

    String current() {
        if (BOUND.isBound()) {
            return BOUND.get();
        }
        return Arc.container().requestContext().isActive() ? caller.scope() : NONE;
    }

    private <T> T within(String scope, Supplier<T> work) {
        if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE && !current().equals(scope)) {
            throw new IllegalStateException("bind the tenant before the transaction begins");
        }
        return ScopedValue.where(BOUND, scope).call(work::get);
    }

    private static Supplier<Boolean> asSupplier(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }
}
