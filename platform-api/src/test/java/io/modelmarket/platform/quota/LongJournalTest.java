package io.modelmarket.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A node starts however many calls billing has not counted, and knows each of them. */
class LongJournalTest {

    private static final int EVENTS = 5_000_000;
    private static final long COUNTED = 3_456_789;

    @Test
    void millionsOfUncountedCallsFitInALittleMemory() throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LongJournal.class.getName(),
                        Integer.toString(EVENTS),
                        Long.toString(COUNTED))
                .redirectErrorStream(true);
        start.environment().remove("JAVA_TOOL_OPTIONS");
        Process child = start.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said.lines().map(Long::parseLong))
                .containsExactlyElementsOf(
                        LongStream.concat(behind(0), behind(COUNTED)).boxed().toList());
    }

    /** How many of each subscription come after that sequence. */
    private static LongStream behind(long sequence) {
        Random chance = LongJournal.chance();
        long[] calls = new long[LongJournal.SUBSCRIPTIONS];
        for (int each = 1; each <= EVENTS; each++) {
            calls[chance.nextInt(LongJournal.SUBSCRIPTIONS)] += each > sequence ? 1 : 0;
        }
        return LongStream.of(calls);
    }
}
