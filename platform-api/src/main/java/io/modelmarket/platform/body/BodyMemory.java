package io.modelmarket.platform.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes this node has for requests and answers under way, and who holds them. A tenant may hold no more than
 * is free then: one alone half of it, two a third each, so that something is left for whoever comes next.
 */
@Singleton
public final class BodyMemory {

    private static final long RETRY_SECONDS = 1;

    /** Such a part of it. */
    private static final int OF_STRANGERS = 16;

    private final long size;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();
    private final Map<String, AtomicLong> byTenant = new ConcurrentHashMap<>();
    private final Counter refused;

    @Inject
    BodyMemory(BodyConfig config, MeterRegistry registry) {
        this(
                config.bodyMemory()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / 2),
                registry);
    }

    /** So many bytes. */
    public BodyMemory(long size, MeterRegistry registry) {
        this.size = size;
        Gauge.builder("market.bodies.held", held, AtomicLong::get)
                .baseUnit("bytes")
                .description("memory that requests and answers under way have")
                .register(registry);
        Gauge.builder("market.bodies.size", () -> size)
                .baseUnit("bytes")
                .description("memory that they may have together")
                .register(registry);
        this.refused = Counter.builder("market.bodies.refused")
                .description("requests and answers there was no memory for")
                .register(registry);
    }

    /** What a call of that tenant will hold; nothing yet. */
    public Hold of(String tenant) {
        AtomicLong own = byTenant.get(tenant);
        return new Hold(
                this, own == null ? byTenant.computeIfAbsent(tenant, none -> new AtomicLong()) : own, Hold.STEP, size);
    }

    /**
     * What a call will hold of whom there is no key. All such together have one part of the memory, of which nothing is
     * kept for a call between its messages.
     */
    public Hold ofStrangers() {
        return new Hold(this, strangers, 0, size / OF_STRANGERS);
    }

    /** What is held at the moment, in bytes. */
    public long held() {
        return held.get();
    }

    /**
     * Takes bytes for one call. What is refused no other tenant's call sees meanwhile.
     *
     * @param most what the tenant may have, whatever is free
     * @param whole what the call would have then
     * @throws ProblemException when they are not there, or never can be
     */
    void take(AtomicLong tenant, long most, long bytes, long whole) {
        if (whole > size / 2) {
            refused.increment();
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the call takes " + whole + " bytes in memory, and no caller may have more than " + size / 2
                            + " of this node's at a time; send or ask for less at once");
        }
        long own = tenant.addAndGet(bytes);
        long all = held.get();
        while (own <= Math.min(most, size - all - bytes)) {
            if (held.compareAndSet(all, all + bytes)) {
                return;
            }
            all = held.get();
        }
        tenant.addAndGet(-bytes);
        refused.increment();
        throw new ProblemException(
                ProblemType.OVERLOADED,
                "calls under way have " + all + " of the " + size
                        + " bytes that this node has for requests and answers, yours " + (own - bytes)
                        + "; come again when some are answered, or send less at once",
                Map.of("retryAfterSeconds", RETRY_SECONDS));
    }

    void giveBack(AtomicLong tenant, long bytes) {
        tenant.addAndGet(-bytes);
        held.addAndGet(-bytes);
    }
}
