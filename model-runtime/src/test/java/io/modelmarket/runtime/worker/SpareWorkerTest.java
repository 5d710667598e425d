package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was started before anybody needed it takes the place of the one that is needed. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class SpareWorkerTest {

    private static final Tensor ROW = floats("features", new long[] {1, 4}, 1, 2, 3, 4);

    @TempDir
    Path folder;

    private Set<Long> others;
    private RunningWorkers workers;

    @BeforeEach
    void start() throws Exception {
        others = children();
        workers = RunningWorkers.in(folder, config -> config.withSpares(1));
        awaitSpare();
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void aNewPartnerGetsTheSpareAndAnotherIsStarted() throws Exception {
        long spare = theSpare();

        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");

        assertThat(status().pid()).isEqualTo(spare);
        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        awaitSpare();
        assertThat(children()).hasSize(others.size() + 2);
    }

    @Test
    void aCrashedWorkerIsReplacedByTheSpareAndItsFolderGoesWithIt() throws Exception {
        LoadedModel iris = workers.loadTrained("acme", "iris-mlp");
        long first = status().pid();
        awaitSpare();
        long spare = theSpare();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> status().restarts() == 1);

        assertThat(workers.run(iris, ROW).outputs()).hasSize(1);
        assertThat(status().pid()).isEqualTo(spare);
        assertThat(folder.resolve("workers/spares/1")).doesNotExist();
        assertThat(folder.resolve("workers/workers/acme/output.log")).exists();
    }

    @Test
    void aSpareIsBoundToAFolderOfItsOwnFromItsStart() throws IOException {
        Path own = folder.resolve("workers/spares/1");
        List<String> ours = Files.readAllLines(own.resolve("bounds")).stream()
                .filter(line -> line.contains(folder.toString()) && !line.contains("/native/"))
                .toList();

        assertThat(ours)
                .containsExactlyInAnyOrder(
                        "read " + own.resolve("arguments"),
                        "read " + own.resolve("models"),
                        "write " + own.resolve("own"));
        assertThat(own.resolve("models")).isEmptyDirectory();
    }

    @Test
    void whatASpareIsBoundByIsSaidOfItsPartnersWorker() throws Exception {
        workers.loadTrained("acme", "iris-mlp");

        assertThat(status().sandbox().inForce()).isNotEmpty();
    }

    @Test
    void aSpareThatDiesIsReplaced() {
        long spare = theSpare();

        ProcessHandle.of(spare).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> workers.workers().spares() == 1 && theSpare() != spare);
        assertThat(folder.resolve("workers/spares/1")).doesNotExist();
    }

    @Test
    void closingEndsThem() {
        ProcessHandle spare = ProcessHandle.of(theSpare()).orElseThrow();

        workers.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> !spare.isAlive());
        assertThat(workers.workers().spares()).isZero();
    }

    private void awaitSpare() {
        await().atMost(Duration.ofSeconds(30)).until(() -> workers.workers().spares() == 1);
    }

    /** The one child that is no partner's worker. */
    private long theSpare() {
        Set<Long> candidates = children();
        candidates.removeAll(others);
        workers.workers().status().forEach(worker -> candidates.remove(worker.pid()));
        return candidates.size() == 1 ? candidates.iterator().next() : -1;
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private WorkerStatus status() {
        return workers.workers().status().getFirst();
    }
}
