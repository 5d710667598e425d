package io.modelmarket.runtime.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxReportTest {

    private static final int NO_SUCH_CALL = -38;

    @TempDir
    Path folder;

    @Test
    void aKernelWithoutLandlockIsSaidToHaveNone() {
        SandboxReport report = landlock(NO_SUCH_CALL);

        assertThat(report.inForce()).isEmpty();
        assertThat(report.missing()).singleElement().asString().contains("no Landlock", "38");
    }

    @Test
    void aKernelWithoutLandlockBindsNothingAndDoesNotFail() throws IOException {
        try (Kernel kernel = new Kernel()) {
            new Landlock(kernel, NO_SUCH_CALL)
                    .restrict(new Bounds(List.of(), List.of(), List.of(), 0, 0, 0), List.of());

            assertThat(kernel.locate(Path.of("/etc/passwd"))).isPositive();
        }
    }

    @Test
    void anOlderLandlockIsSaidToLackWhatCameLater() {
        SandboxReport report = landlock(3);

        assertThat(report.inForce())
                .containsExactly("files only where named (Landlock 3)", "truncating only where writing");
        assertThat(report.missing()).hasSize(3).first().asString().startsWith("no TCP");
        assertThat(report.isWhole()).isFalse();
    }

    @Test
    void aReportIsReadAsItWasWritten() throws IOException {
        SandboxReport report = new SandboxReport(List.of("files", "no TCP"), List.of("signals: too old"));

        report.write(folder.resolve("report"));

        assertThat(SandboxReport.read(folder.resolve("report"))).isEqualTo(report);
    }

    @Test
    void boundsAreReadAsTheyWereWritten() throws IOException {
        Bounds bounds = new Bounds(
                List.of(Path.of("/usr/lib"), Path.of("/a folder/with blanks")),
                List.of(Path.of("/own")),
                List.of(Path.of("/dev/nvidia0")),
                8L << 30,
                64,
                7);

        bounds.write(folder.resolve("bounds"));

        assertThat(Bounds.read(folder.resolve("bounds"))).isEqualTo(bounds);
    }

    private static SandboxReport landlock(long version) {
        try (Kernel kernel = new Kernel()) {
            SandboxLayers layers = new SandboxLayers();
            new Landlock(kernel, version).announce(layers);
            return layers.report();
        }
    }
}
