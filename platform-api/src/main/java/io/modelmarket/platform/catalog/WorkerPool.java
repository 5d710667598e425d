package io.modelmarket.platform.catalog;

import com.sun.management.OperatingSystemMXBean;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.worker.WorkerDeath;
import io.modelmarket.runtime.worker.WorkerJvm;
import io.modelmarket.runtime.worker.WorkerLimits;
import io.modelmarket.runtime.worker.Workers;
import io.modelmarket.runtime.worker.WorkersConfig;
import io.netty.channel.EventLoopGroup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Starts and ends the workers with this process. */
final class WorkerPool {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);

    private static final long MOST_BYTES = 8L << 30;

    private WorkerPool() {}

    @Produces
    @Singleton
    static Workers workers(
            WorkerConfig config,
            ProviderConfig providers,
            NodeConfig node,
            EventLoopGroup loops,
            Clock clock,
            Event<WorkerDeath> deaths)
            throws IOException {
        WorkerLimits limits = WorkerLimits.standard()
                .withConnections(config.connections())
                .withQueued(config.queue())
                .withLoadTimeout(config.loadTimeout());
        WorkersConfig workers = WorkersConfig.in(
                        node.folder().resolve("workers").toAbsolutePath(), clock)
                .withLimits(limits)
                .withJvm(WorkerJvm.standard().withAddressSpaceBytes(mostOf(config)))
                .withSpares(config.spare())
                .withProviders(new ConfiguredProviders(providers))
                .withListener(death -> tell(deaths, death));
        return Workers.on(
                loops,
                config.answerMemory()
                        .map(bytes -> workers.withAnswerMemory(bytes.asLongValue()))
                        .orElse(workers));
    }

    /** What one worker may map; a container's bound counts as the machine's memory. */
    static long mostOf(WorkerConfig config) {
        return config.memory().map(MemorySize::asLongValue).orElseGet(() -> {
            OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return Math.min(MOST_BYTES, machine.getTotalMemorySize() / 2);
        });
    }

    private static void tell(Event<WorkerDeath> deaths, WorkerDeath death) {
        LOG.errorf("a worker died: %s", death);
        try {
            deaths.fire(death);
        } catch (RuntimeException e) {
            // A thread's boundary: it is the worker's supervisor, without which the partner has no worker any more.
            LOG.error("the death of a worker was not noted", e);
        }
    }

    static void close(@Disposes Workers workers) {
        workers.close();
    }
}
