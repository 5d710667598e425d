package io.modelmarket.deploy.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.demo.Market;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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

    /** The one that the first line of an input names, as JSON. */
    static Place read(InputStream input) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            return new ObjectMapper()
                    .readValue(Optional.ofNullable(in.readLine()).orElse(""), Place.class);
        }
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
