package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.hostile.HostileOrder;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.PlaceFeed;
import io.modelmarket.deploy.bench.process.Program;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Hostile models through a running market, as a program: reads where the market is as a line of JSON, and again with
 * fresh tokens while it runs.
 */
public final class MarketMain {

    private MarketMain() {}

    /**
     * Tries models once. Exit code 0 when it could, whatever it found; 1 when it could not.
     *
     * @param arguments those of the program without a market, and {@code --processes=NAME:PID,...} of the market
     */
    public static void main(String[] arguments) throws IOException {
        Program program = new Program(arguments);
        PlaceFeed place = PlaceFeed.follow(System.in);
        Program.main(progress -> {
            HostileOrder order = HostileOrder.of(program);
            Files.createDirectories(order.folder());
            HostProcesses processes = HostProcesses.parse(
                    program.value("--processes").orElseThrow(() -> new BenchFailure("--processes is missing")));
            return new ObjectMapper()
                    .writeValueAsString(new MarketRun(place.market(), processes, order, progress).run());
        });
    }
}
