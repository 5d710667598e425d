package io.modelmarket.deploy.bench.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Hostile models as a program, which is itself the host process that must not die: tells its progress on the error
 * output, writes the result as one line of JSON.
 */
public final class HostileMain {

    private HostileMain() {}

    /**
     * Tries models once. Exit code 0 when it could, whatever it found; 1 when it could not.
     *
     * @param arguments {@code --models=N --seed=S --folder=DIR}
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            int models = Integer.parseInt(value(arguments, "--models=", "1000"));
            long seed = Long.parseLong(value(arguments, "--seed=", "1"));
            Path folder = Files.createDirectories(Path.of(value(arguments, "--folder=", "hostile")));
            Tally tally = new HostileRun(folder, seed, err::println).run(models);
            out.println(new ObjectMapper().writeValueAsString(HostileReport.of(models, seed, tally)));
        } catch (BenchFailure | NumberFormatException e) {
            err.println("bench: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static String value(String[] arguments, String name, String otherwise) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
