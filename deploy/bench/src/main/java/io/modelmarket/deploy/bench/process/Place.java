package io.modelmarket.deploy.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jspecify.annotations.Nullable;

/**
 * Where a market is.
 *
 * @param tokens access tokens of the users alice, carla and olga; secrets
 */
public record Place(
        String tenantService,
        String billing,
        String platformApi,
        String grpcTarget,
        String samples,
        Map<String, String> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps its own map. */
    public Place {
        tokens = Map.copyOf(tokens);
    }

    /** The one that the first line of an input names, as JSON. */
    public static Place read(InputStream input) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            return parse(in.readLine());
        }
    }

    static Place parse(@Nullable String line) throws IOException {
        return JSON.readValue(Optional.ofNullable(line).orElse(""), Place.class);
    }

    /** The market there. */
    public Market market() {
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
