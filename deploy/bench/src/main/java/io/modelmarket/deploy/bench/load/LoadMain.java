package io.modelmarket.deploy.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The load generator's process. Orders come as JSON lines; each is answered by {@link #OPEN} when its measured time
 * begins and by a line with the report. It ends when its input does.
 */
public final class LoadMain {

    static final String OPEN = "OPEN";

    /** Longer than the product lets a call wait, so that one it gives up is counted by the reason it gives. */
    static final Duration PATIENCE = Duration.ofSeconds(35);

    private LoadMain() {}

    /**
     * Runs until the input ends.
     *
     * @param arguments the folder of samples
     */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LoadGenerator generator = new LoadGenerator(Path.of(arguments[0]), PATIENCE);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                LoadReport report = generator.run(json.readValue(line, LoadOrder.class), () -> out.println(OPEN));
                out.println(json.writeValueAsString(report));
                line = in.readLine();
            }
        }
    }
}
