package io.modelmarket.deploy.launcher.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * A process to do faults to. Asked {@code instant} or {@code millis} it tells its time, asked {@code write} whether it
 * could.
 */
final class Teller implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    Teller(Path file) {
        try {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Teller.class.getName(),
                            file.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    static void main(String[] arguments) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(answer(question, Path.of(arguments[0])));
        }
    }

    /** A method of its own, because one that is running keeps the time it began with. */
    private static Object answer(String question, Path file) {
        return switch (question) {
            case "instant" -> Instant.now().toEpochMilli();
            case "millis" -> System.currentTimeMillis();
            default -> write(file);
        };
    }

    private static String write(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "written";
        } catch (IOException e) {
            return "failed";
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    String ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
