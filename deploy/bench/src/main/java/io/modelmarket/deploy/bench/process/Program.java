package io.modelmarket.deploy.bench.process;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the benchmarks' programs have in common: arguments, progress on the error output, one line of result. */
public final class Program {

    private final List<String> arguments;

    public Program(String... arguments) {
        this.arguments = List.of(arguments);
    }

    /** Whether that argument was given. */
    public boolean has(String argument) {
        return arguments.contains(argument);
    }

    /** What follows {@code <name>=}. */
    public Optional<String> value(String name) {
        String prefix = name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst();
    }

    /**
     * The whole number that follows {@code <name>=}.
     *
     * @throws BenchFailure when it is none or below 1
     */
    public int number(String name, int otherwise) {
        String given = value(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(given);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BenchFailure(name + " must be a whole number, not '" + given + "'", e);
        }
        throw new BenchFailure(name + " must be at least 1, not " + given);
    }

    /** Runs it and ends this process: 0 when it could measure, whatever it found; 1 when it could not. */
    public static void main(Body body) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            out.println(body.run(err::println));
        } catch (BenchFailure e) {
            err.println("bench: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    /** What a program does. */
    public interface Body {

        /** Measures; the result as one line of JSON. */
        String run(Consumer<String> progress) throws IOException;
    }
}
