package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.child.CrashingProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several connections at work, the one in whose thread the process crashed is known afterwards. */
class CrashReportTest {

    private static final Suspect POISON = new Suspect(ref("acme/digits"), "globex", List.of("call-1"));
    private static final Suspect VICTIM = new Suspect(ref("acme/digits"), "initech", List.of("call-2"));
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"segmentation-fault", "abort"})
    void namesTheConnectionWhoseThreadCrashed(String how) throws Exception {
        Path report = folder.resolve("crash.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + report,
                        "-XX:ErrorLogTimeout=" + WorkerCommand.CRASH_REPORT_SECONDS,
                        CrashingProgram.class.getName(),
                        how,
                        "connection-3")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isNotZero();
        assertThat(CrashReport.connection(report, process.pid())).isEqualTo(3);
        assertThat(CrashReport.connection(report, process.pid() + 1)).isNull();
    }

    @Test
    void aFileThatSaysSomethingElseOrIsALinkIsNoReport() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "Current thread: \"connection-3\"");
        Path real = Files.writeString(
                folder.resolve("real"),
                "#  SIGSEGV (0xb) at pc=0x0, pid=7, tid=8\nCurrent thread (0x1):  JavaThread \"connection-3\" [x]\n");

        assertThat(CrashReport.connection(nonsense, 7)).isNull();
        assertThat(CrashReport.connection(folder.resolve("absent"), 7)).isNull();
        assertThat(CrashReport.connection(Files.createSymbolicLink(folder.resolve("link"), real), 7))
                .isNull();
        assertThat(CrashReport.connection(real, 7)).isEqualTo(3);
    }

    @Test
    void aReportChoosesAmongTheSuspectsAndNobodyElse() {
        Suspects suspects = new Suspects();
        suspects.add(2, VICTIM);
        suspects.add(3, POISON);

        assertThat(suspects.given(3)).isEqualTo(Set.of(POISON));
        assertThat(suspects.given(9)).isEqualTo(Set.of(POISON, VICTIM));
        assertThat(suspects.given(null)).isEqualTo(Set.of(POISON, VICTIM));
    }

    @Test
    void whoeverItWasKilledForIsTheOnlySuspect() {
        Suspects suspects = new Suspects();
        suspects.add(2, VICTIM);
        suspects.convict(POISON);
        suspects.convict(VICTIM);

        assertThat(suspects.given(2)).isEqualTo(Set.of(POISON));
        assertThat(suspects.isConvicted(POISON)).isTrue();
        assertThat(suspects.isConvicted(VICTIM)).isFalse();
    }

    private static ModelRef ref(String model) {
        return new ModelRef(model, "1.0.0", "0".repeat(64));
    }
}
