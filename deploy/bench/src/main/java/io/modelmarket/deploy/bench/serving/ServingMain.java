package io.modelmarket.deploy.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.Place;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.result.ServingReport;
import java.io.IOException;

/**
 * The benchmark as a program, so that the launcher need not carry ONNX Runtime about: reads where the market is as one
 * line of JSON, tells its progress on the error output, writes the result as one line of JSON.
 */
public final class ServingMain {

    private ServingMain() {}

    /**
     * Measures once. Exit code 0 when it could, whatever it found; 1 when it could not.
     *
     * @param arguments {@code --quick}; {@code --only=PREFIX} for those points whose label begins so
     */
    public static void main(String[] arguments) throws IOException {
        Program program = new Program(arguments);
        Place place = Place.read(System.in);
        Program.main(progress -> new ObjectMapper()
                .writeValueAsString(ServingReport.of(new ServingBench(place.market(), plan(program), progress).run())));
    }

    private static Plan plan(Program program) {
        Plan plan = program.has("--quick") ? Plan.quick() : Plan.full();
        return program.value("--only").map(plan::only).orElse(plan);
    }
}
