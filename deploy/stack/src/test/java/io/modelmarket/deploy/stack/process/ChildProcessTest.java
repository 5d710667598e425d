package io.modelmarket.deploy.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration GRACE = Duration.ofMillis(800);

    @TempDir
    Path temporary;

    private DataFolder folder = new DataFolder(Path.of("target"));

    @BeforeEach
    void useATemporaryFolder() {
        folder = new DataFolder(temporary);
    }

    @Test
    void writesItsLogAndItsRecord() throws Exception {
        ChildProcess child = start("echo hello; exec sleep 600");

        await().untilAsserted(() -> assertThat(child.lastLines(5)).isEqualTo("hello"));
        assertThat(ProcessRecord.read(folder.record("child")).orElseThrow().alive())
                .map(ProcessHandle::pid)
                .contains(child.pid());

        child.stop();
        assertThat(child.alive()).isFalse();
        assertThat(Files.exists(folder.record("child"))).isFalse();
    }

    @Test
    void killsWhatDoesNotEndWhenAskedTo() {
        ChildProcess child = start("trap '' TERM; while true; do sleep 1; done");
        await().until(() ->
                ProcessHandle.of(child.pid()).orElseThrow().children().findAny().isPresent());

        child.stop();

        assertThat(child.alive()).isFalse();
    }

    @Test
    void leavesNoGrandchildBehindWhenTheChildIsKilled() {
        ChildProcess child = start("sleep 600 & wait");
        await().until(() ->
                ProcessHandle.of(child.pid()).orElseThrow().children().findAny().isPresent());
        ProcessHandle grandchild = ProcessHandle.of(child.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow();

        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        child.exit().join();
        child.clear();

        await().until(() -> !grandchild.isAlive());
        assertThat(grandchild.isAlive()).isFalse();
    }

    @Test
    void endsASurvivorOfAKilledLauncher() {
        ChildProcess survivor = start("exec sleep 600");

        List<String> told = Survivors.end(folder);

        assertThat(survivor.exit().join()).isNotZero();
        assertThat(told).singleElement().asString().contains("ended child (pid " + survivor.pid() + ")");
        assertThat(Survivors.end(folder)).isEmpty();
    }

    @Test
    void endsWhatAKilledChildLeftInItsGroup() {
        ChildProcess child = start("sleep 600 & wait");
        await().until(() ->
                ProcessHandle.of(child.pid()).orElseThrow().children().findAny().isPresent());
        ProcessHandle grandchild = ProcessHandle.of(child.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow();
        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        child.exit().join();

        List<String> told = Survivors.end(folder);

        assertThat(told).containsExactly("ended 1 left-over process(es) of child");
        await().until(() -> !grandchild.isAlive());
    }

    @Test
    void neverEndsAProcessThatOnlyHasTheSamePid() throws Exception {
        Process foreign = new ProcessBuilder("sleep", "600").start();
        Instant itsStart = foreign.info().startInstant().orElseThrow();
        record("same-pid-and-start", foreign.pid(), itsStart.toEpochMilli());
        record("same-pid", foreign.pid(), itsStart.minusSeconds(3600).toEpochMilli());

        List<String> told = Survivors.end(folder.create());

        assertThat(foreign.isAlive()).isTrue();
        assertThat(told).hasSize(2).allMatch(line -> line.contains("left alone"));
        foreign.destroyForcibly();
    }

    @Test
    void showsNoSecretOfItsEnvironment() {
        ChildSpec spec = spec("true", Map.of("PASSWORD", "hush"));

        assertThat(spec).hasToString("ChildSpec[child]");
    }

    private void record(String name, long pid, long startedAt) {
        new ProcessRecord(name, pid, startedAt, folder.root().toString(), Ending.Signal.TERM, 1000)
                .write(folder.create().record(name));
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(spec(script, Map.of()));
    }

    private ChildSpec spec(String script, Map<String, String> environment) {
        return new ChildSpec("child", List.of("/bin/sh", "-c", script), environment, folder, Ending.terminate(GRACE));
    }
}
