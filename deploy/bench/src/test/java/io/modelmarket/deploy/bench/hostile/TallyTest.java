package io.modelmarket.deploy.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.bench.result.ServingReport.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {

    @TempDir
    Path folder;

    private final GeneratedModel seventh = new GeneratedModel(7, "Relu, odd axis", new byte[] {1, 2});
    private final GeneratedModel eighth = new GeneratedModel(8, "Conv", new byte[] {3});

    @Test
    void writesDownWhatIsWorthALookAndHowToHaveItAgain() throws IOException {
        Tally tally = new Tally(folder, 3, "./market bench hostile");

        tally.add(Finding.ANSWERED, "json", eighth);
        tally.add(Finding.WORKER_DIED_SERVING, "grpc [v0]", seventh);
        tally.add(Finding.LEAKED, "std:: in 502", seventh);

        assertThat(folder.resolve("3-8.onnx")).doesNotExist();
        assertThat(folder.resolve("3-7.onnx")).hasBinaryContent(new byte[] {1, 2});
        assertThat(Files.readString(folder.resolve("3-7.txt"))).isEqualTo("""
                        Relu, odd axis
                        again with: ./market bench hostile --seed 3 --first 7 --models 1
                        worker deaths while serving: grpc [v0]
                        problems with native text or paths: std:: in 502
                        """);
        assertThat(tally.failures()).containsExactly("problems with native text or paths: std:: in 502");
    }

    @Test
    void writesDownAllThatMayHaveDoneIt() {
        Tally tally = new Tally(folder, 3, "./market bench hostile");

        tally.add(Finding.HOST_DIED, "billing", List.of(seventh, eighth));

        assertThat(tally.count(Finding.HOST_DIED)).isEqualTo(1);
        assertThat(folder.resolve("3-7.onnx")).exists();
        assertThat(folder.resolve("3-8.onnx")).exists();
    }

    @Test
    void reportsAFailureAsATargetMissed() {
        Tally tally = new Tally(folder, 3, "./market bench hostile");
        tally.add(Finding.HOST_DIED, "billing", seventh);
        Turns turns = new Turns(7, 1, Duration.ZERO);

        HostileReport report = HostileReport.of(
                turns, 3, tally, Finding.inMarket(), List.of(HostileReport.figure("p50 next door", 1.25, "ms")));

        assertThat(report.results())
                .filteredOn(row -> Boolean.FALSE.equals(row.met()))
                .extracting(Row::name)
                .containsExactly("host processes that ended");
        assertThat(report.results()).filteredOn(row -> row.met() != null).hasSize(7);
        assertThat(report.notes()).anyMatch(note -> note.equals("host processes that ended: billing"));
        assertThat(report.table()).contains("p50 next door", "1.3 ms", "target 0  MISSED");
    }
}
