package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A benchmark of deploy/bench, which is a program of its own because ONNX Runtime comes with it. */
final class BenchProgram {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String main;
    private final List<String> arguments;

    BenchProgram(String main, List<String> arguments) {
        this.main = main;
        this.arguments = List.copyOf(arguments);
    }

    /** Runs it with one line of input; what it found. */
    BenchOutcome run(String input, Consumer<String> progress) {
        return run(progress, program -> {
            try (BufferedWriter in = program.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input + "\n");
            }
        });
    }

    /** Runs it with a line of input that is made and written anew again and again for as long as it runs. */
    BenchOutcome run(Supplier<String> input, Duration again, Consumer<String> progress) {
        String first = input.get();
        return run(progress, program -> {
            Thread.ofVirtual().start(() -> {
                try {
                    feed(program, first, input, again);
                } catch (IOException | StackException e) {
                    progress.accept("the benchmark can be told nothing more: " + e.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        });
    }

    /** Writes a line at once and another each time that so long has gone by, until the process ends. */
    static void feed(Process program, String first, Supplier<String> next, Duration again)
            throws IOException, InterruptedException {
        try (BufferedWriter in = program.outputWriter(StandardCharsets.UTF_8)) {
            in.write(first + "\n");
            in.flush();
            while (!program.waitFor(again)) {
                in.write(next.get() + "\n");
                in.flush();
            }
        }
    }

    private BenchOutcome run(Consumer<String> progress, Told told) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
            Process program = builder.start();
            told.tell(program);
            Thread telling = Thread.ofVirtual().start(() -> tell(program, progress));
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = program.waitFor();
            telling.join();
            if (status != 0) {
                throw new StackException("the benchmark ended with status " + status);
            }
            return outcome(JSON.readTree(said));
        } catch (IOException e) {
            throw new StackException("the benchmark cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    static BenchOutcome outcome(JsonNode report) {
        List<BenchResult> results = new ArrayList<>();
        for (JsonNode row : report.path("results")) {
            results.add(result(row));
        }
        List<String> notes = new ArrayList<>();
        report.path("notes").forEach(note -> notes.add(note.asText()));
        return new BenchOutcome(results, notes, report.path("table").asText());
    }

    private static BenchResult result(JsonNode row) {
        String name = row.path("case").asText();
        double value = row.path("value").asDouble();
        String unit = row.path("unit").asText();
        JsonNode target = row.path("target");
        if (!target.isNumber()) {
            return BenchResult.figure(name, value, unit);
        }
        return row.path("atLeast").asBoolean()
                ? BenchResult.atLeast(name, value, unit, target.asDouble())
                : BenchResult.atMost(name, value, unit, target.asDouble());
    }

    private List<String> command() {
        Path target = BuiltParts.find().root().resolve("deploy/bench/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new StackException(
                    "the benchmark is not built (" + target + "/lib is missing); run: ./mvnw package" + " -DskipTests");
        }
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(target),
                main));
        command.addAll(arguments);
        return command;
    }

    private static String classPath(Path target) {
        try (Stream<Path> jars = Files.list(target)) {
            return jars.filter(file -> file.getFileName().toString().matches("deploy-bench-[^/]*\\.jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(":", "", ":" + target.resolve("lib") + "/*"));
        } catch (IOException e) {
            throw new StackException("cannot read " + target + ": " + e.getMessage(), e);
        }
    }

    private static void tell(Process program, Consumer<String> progress) {
        try (BufferedReader lines = program.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(progress);
        } catch (IOException e) {
            progress.accept("the benchmark's progress cannot be read: " + e.getMessage());
        }
    }

    /** What a program is told when it has been started. */
    private interface Told {

        void tell(Process program) throws IOException;
    }
}
