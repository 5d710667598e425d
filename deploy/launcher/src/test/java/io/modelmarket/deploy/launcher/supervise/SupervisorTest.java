package io.modelmarket.deploy.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.launcher.part.MarketParts;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor over real processes that do nothing. */
class SupervisorTest {
    @TempDir
    Path temporary;

    private final Map<PartName, String> scripts = new ConcurrentHashMap<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private DataFolder folder = new DataFolder(Path.of("target"));
    private Supervisor supervisor = supervisor(Set.of());

    @BeforeEach
    void useATemporaryFolder() {
        folder = new DataFolder(temporary);
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void startsEachPartOnceWhatItNeedsIsReady() {
        supervisor = supervisor(EnumSet.of(PartName.BILLING, PartName.KEYCLOAK));
        supervisor.start();

        assertThat(supervisor.awaitReady()).isTrue();

        assertThat(seen).contains("postgres READY", "kafka READY", "keycloak READY", "billing READY");
        List<String> order = List.copyOf(seen);
        assertThat(order.indexOf("billing STARTING")).isGreaterThan(order.indexOf("postgres READY"));
        assertThat(order.indexOf("billing STARTING")).isGreaterThan(order.indexOf("kafka READY"));
        assertThat(supervisor.status().parts()).hasSize(4);
    }

    @Test
    void startsAPartAgainThatIsKilled() {
        supervisor = supervisor(EnumSet.of(PartName.KAFKA));
        supervisor.start();
        supervisor.awaitReady();
        long first = pid(PartName.KAFKA);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            PartStatus kafka = status(PartName.KAFKA);
            assertThat(kafka.state()).isEqualTo(PartState.READY);
            assertThat(kafka.restarts()).isEqualTo(1);
            assertThat(kafka.pid()).isNotEqualTo(first);
        });
        assertThat(seen).contains("kafka RESTARTING");
    }

    @Test
    void writesDownHowItStands() {
        supervisor = supervisor(EnumSet.of(PartName.KAFKA));
        supervisor.start();
        supervisor.awaitReady();
        supervisor.enter(MarketStatus.Phase.UP);

        MarketStatus written = MarketStatus.read(folder).orElseThrow();

        assertThat(written.allReady()).isTrue();
        assertThat(written.parts()).singleElement().isEqualTo(status(PartName.KAFKA));
        assertThat(written.ports()).containsKeys("postgres", "platform-api-grpc");
    }

    @Test
    void givesUpOnAPartThatNeverComesUpAndOnThoseThatNeedIt() {
        scripts.put(PartName.POSTGRES, "echo no disk; exit 7");
        supervisor = supervisor(EnumSet.of(PartName.KEYCLOAK));
        supervisor.start();

        assertThat(supervisor.awaitReady()).isFalse();

        assertThat(status(PartName.POSTGRES).message()).contains("ended with status 7", "no disk");
        await().untilAsserted(
                        () -> assertThat(status(PartName.KEYCLOAK).message()).isEqualTo("postgres is not running"));
    }

    @Test
    void stopsEverythingAndLeavesNoProcess() {
        supervisor = supervisor(EnumSet.of(PartName.BILLING));
        supervisor.start();
        supervisor.awaitReady();
        List<Long> pids =
                supervisor.status().parts().stream().map(PartStatus::pid).toList();

        supervisor.stop();

        assertThat(pids)
                .hasSize(3)
                .allMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        List<String> order = List.copyOf(seen);
        assertThat(order.indexOf("billing STOPPED")).isLessThan(order.indexOf("kafka STOPPED"));
    }

    private Supervisor supervisor(Set<PartName> wanted) {
        return new Supervisor(
                new MarketParts(folder, MarketPorts.free()),
                wanted,
                InstantSource.system(),
                part -> seen.add(part.name() + " " + part.state()),
                Idle::new);
    }

    private PartStatus status(PartName name) {
        return supervisor.status().parts().stream()
                .filter(part -> part.part() == name)
                .findFirst()
                .orElseThrow();
    }

    private long pid(PartName name) {
        return status(name).pid();
    }

    /** A part that sleeps, or does what the test says instead. */
    private final class Idle implements Part {
        private final PartName name;

        Idle(PartName name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name.label();
        }

        @Override
        public ChildProcess launch() {
            String script = scripts.getOrDefault(name, "exec sleep 600");
            return ChildProcess.start(new ChildSpec(
                    name.label(),
                    List.of("/bin/sh", "-c", script),
                    Map.of(),
                    folder,
                    Ending.terminate(Duration.ofSeconds(2))));
        }

        @Override
        public boolean ready(ChildProcess process) {
            return process.alive() && !scripts.containsKey(name);
        }
    }
}
