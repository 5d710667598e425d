package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Program;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a program is told to try.
 *
 * @param first the number of the first model
 * @param models how many
 * @param atMost after which none is begun any more; zero for as long as it takes
 * @param folder where what is found is kept
 */
public record HostileOrder(long seed, int first, int models, Duration atMost, Path folder) {

    private static final int MODELS = 1_000;

    /**
     * What the arguments {@code --seed}, {@code --first}, {@code --models}, {@code --minutes} and {@code --folder} say.
     */
    public static HostileOrder of(Program program) {
        return new HostileOrder(
                whole(program, "--seed", 1),
                Math.toIntExact(whole(program, "--first", 0)),
                program.number("--models", MODELS),
                Duration.ofMinutes(whole(program, "--minutes", 0)),
                Path.of(program.value("--folder").orElse("hostile")));
    }

    /** The numbers of its models, to be had from now on. */
    public Turns turns() {
        return new Turns(first, models, atMost);
    }

    /** A tally that keeps models in its folder. */
    public Tally tally(String command) {
        return new Tally(folder.resolve("kept"), seed, command);
    }

    private static long whole(Program program, String name, long otherwise) {
        String given = program.value(name).orElse(Long.toString(otherwise));
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new BenchFailure(name + " must be a whole number, not '" + given + "'", e);
        }
    }
}
