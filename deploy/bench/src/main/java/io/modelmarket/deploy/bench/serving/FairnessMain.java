package io.modelmarket.deploy.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.Place;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.result.ServingReport;
import java.io.IOException;
import java.util.List;

/** Fairness as a program: reads where the market is as one line of JSON. */
public final class FairnessMain {

    private static final FairnessBench.Length FULL = new FairnessBench.Length(5, 1_000, 4_000);
    private static final FairnessBench.Length QUICK = new FairnessBench.Length(1, 500, 1_500);

    private FairnessMain() {}

    /**
     * Measures once.
     *
     * @param arguments {@code --quick}; {@code --only=PREFIX} for those cases whose name begins so
     */
    public static void main(String[] arguments) throws IOException {
        Program program = new Program(arguments);
        Place place = Place.read(System.in);
        Program.main(progress -> new ObjectMapper()
                .writeValueAsString(ServingReport.of(
                        new FairnessBench(place.market(), program.has("--quick") ? QUICK : FULL, progress)
                                .run(program.value("--only").orElse("")),
                        List.of())));
    }
}
