package io.modelmarket.deploy.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsTest {
    private static final Instant RUN = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path root;

    @Test
    void sumsTheReportsOfThisRun() throws IOException {
        report("one/target/surefire-reports/TEST-A.xml", 10, 1, 2, 3, RUN);
        report("two/target/surefire-reports/TEST-B.xml", 5, 0, 0, 0, RUN.plusSeconds(60));
        report("two/target/surefire-reports/TEST-Old.xml", 100, 0, 0, 0, RUN.minusSeconds(60));
        report("two/node_modules/surefire-reports/TEST-C.xml", 100, 0, 0, 0, RUN);

        assertThat(Totals.below(root, RUN)).hasToString("9 passed, 3 failed, 3 skipped");
    }

    private void report(String file, int tests, int failures, int errors, int skipped, Instant written)
            throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="x" name="A" time="1.5" tests="%d" errors="%d" skipped="%d" failures="%d">
                </testsuite>
                """.formatted(tests, errors, skipped, failures));
        Files.setLastModifiedTime(path, FileTime.from(written));
    }
}
