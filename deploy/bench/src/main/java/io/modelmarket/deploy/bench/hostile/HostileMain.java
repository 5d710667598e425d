package io.modelmarket.deploy.bench.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.Program;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Hostile models without a market, as a program, which is itself the host process that must not die: tells its progress
 * on the error output, writes the result as one line of JSON.
 */
public final class HostileMain {

    private HostileMain() {}

    /**
     * Tries models once. Exit code 0 when it could, whatever it found; 1 when it could not.
     *
     * @param arguments {@code --models=N --seed=S --first=NUMBER --minutes=M --folder=DIR}
     */
    public static void main(String[] arguments) throws IOException {
        Program program = new Program(arguments);
        Program.main(progress -> {
            HostileOrder order = HostileOrder.of(program);
            Files.createDirectories(order.folder());
            Turns turns = order.turns();
            Tally tally = new HostileRun(order, progress).run(turns);
            return new ObjectMapper().writeValueAsString(HostileReport.of(turns, order.seed(), tally));
        });
    }
}
