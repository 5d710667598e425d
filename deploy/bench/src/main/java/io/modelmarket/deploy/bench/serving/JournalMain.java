package io.modelmarket.deploy.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Place;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.result.ServingReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The journal's cost as a program: reads where the market is as one line of JSON. */
public final class JournalMain {

    private static final JournalBench.Length FULL = new JournalBench.Length(5, 1_000, 3_000, 2_000);
    private static final JournalBench.Length QUICK = new JournalBench.Length(1, 500, 1_000, 200);

    private JournalMain() {}

    /**
     * Measures once.
     *
     * @param arguments {@code --durable=URI} and {@code --process-crash=URI} of the two data planes;
     *     {@code --folder=DIR} on the disk that their journals are on; {@code --quick}; {@code --only=PREFIX} for those
     *     cases whose name begins so
     */
    public static void main(String[] arguments) throws IOException {
        Program program = new Program(arguments);
        Place place = Place.read(System.in);
        Program.main(progress -> {
            JournalBench.DataPlanes planes = new JournalBench.DataPlanes(
                    URI.create(required(program, "--durable")), URI.create(required(program, "--process-crash")));
            JournalBench bench =
                    new JournalBench(place.market(), planes, program.has("--quick") ? QUICK : FULL, progress);
            Path folder = Path.of(required(program, "--folder"));
            return new ObjectMapper()
                    .writeValueAsString(ServingReport.of(
                            bench.run(folder, program.value("--only").orElse("")), List.of()));
        });
    }

    private static String required(Program program, String name) {
        return program.value(name).orElseThrow(() -> new BenchFailure(name + " is missing"));
    }
}
