package io.modelmarket.deploy.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.ServingReport;
import io.modelmarket.deploy.demo.Market;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The benchmark as a program, so that the launcher need not carry ONNX Runtime about: reads where the market is as one
 * line of JSON, tells its progress on the error output, writes the result as one line of JSON.
 */
public final class ServingMain {

    private static final String QUICK = "--quick";
    private static final String ONLY = "--only=";

    private ServingMain() {}

    /**
     * Measures once. Exit code 0 when it could, whatever it found; 1 when it could not.
     *
     * @param arguments {@code --quick}; {@code --only=PREFIX} for those points whose label begins so
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        ObjectMapper json = new ObjectMapper();
        Place place;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            place = json.readValue(Optional.ofNullable(in.readLine()).orElse(""), Place.class);
        }
        try {
            out.println(json.writeValueAsString(
                    ServingReport.of(new ServingBench(place.market(), plan(List.of(arguments)), err::println).run())));
        } catch (BenchFailure e) {
            err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Plan plan(List<String> arguments) {
        Plan plan = arguments.contains(QUICK) ? Plan.quick() : Plan.full();
        return arguments.stream()
                .filter(argument -> argument.startsWith(ONLY))
                .findFirst()
                .map(argument -> plan.only(argument.substring(ONLY.length())))
                .orElse(plan);
    }

    /**
     * Where a market is.
     *
     * @param tokens access tokens of the users alice, carla and olga; secrets
     */
    record Place(
            String tenantService,
            String billing,
            String platformApi,
            String grpcTarget,
            String samples,
            Map<String, String> tokens) {

        /** Keeps its own map. */
        Place {
            tokens = Map.copyOf(tokens);
        }

        Market market() {
            URI console = URI.create(platformApi); // not used by a benchmark
            return new Market(
                    URI.create(tenantService),
                    URI.create(billing),
                    URI.create(platformApi),
                    grpcTarget,
                    console,
                    this::token,
                    Path.of(samples));
        }

        private String token(String user) {
            return Optional.ofNullable(tokens.get(user))
                    .orElseThrow(() -> new BenchFailure("no access token of " + user + " was given"));
        }

        /** Never the tokens. */
        @Override
        public String toString() {
            return "Place[" + platformApi + "]";
        }
    }
}
