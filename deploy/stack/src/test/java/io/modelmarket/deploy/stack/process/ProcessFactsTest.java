package io.modelmarket.deploy.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Over a real shell, whose child works for a while and ends. */
@EnabledOnOs(OS.LINUX)
class ProcessFactsTest {

    private static final String WORK =
            "i=0; (while [ $i -lt 400000 ]; do i=$((i+1)); done); echo ended; read -r told; echo $told";

    /** As many as let some look meet the moment in which the system shows nothing of the process. */
    private static final int STARTS = 200;

    private static final int LOOKS = 40;

    @Test
    void knowsAProcessThatIsJustReplacingItsProgram() throws Exception {
        String folder = "/a/folder/that/is/ours";
        for (int start = 0; start < STARTS; start++) {
            ProcessBuilder starting = new ProcessBuilder("setsid", "sh", "-c", "exec sleep 600");
            starting.environment().put(ProcessRecord.FOLDER_VARIABLE, folder);
            Process process = starting.start();
            try {
                for (int look = 0; look < LOOKS; look++) {
                    assertThat(ProcessFacts.mentions(process.toHandle(), folder))
                            .isTrue();
                }
                assertThat(ProcessFacts.mentions(process.toHandle(), "/another"))
                        .isFalse();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void countsTheProcessorTimeOfAChildThatHasEnded() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", WORK).start();
        try (BufferedReader said = shell.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ended");

            Duration used = ProcessFacts.processorTime(shell.toHandle());

            assertThat(shell.descendants()).isEmpty();
            assertThat(used).isGreaterThan(Duration.ofMillis(50));
            assertThat(shell.info().totalCpuDuration().orElseThrow()).isLessThan(used);
        } finally {
            shell.destroyForcibly();
        }
    }
}
