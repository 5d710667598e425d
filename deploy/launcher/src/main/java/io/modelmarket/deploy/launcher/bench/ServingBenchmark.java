package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Serving speed of the running market. */
final class ServingBenchmark implements Benchmark {
    private static final String MAIN = "io.modelmarket.deploy.bench.serving.ServingMain";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USERS = List.of("alice", "carla", "olga");

    @Override
    public String name() {
        return "serving";
    }

    @Override
    public String description() {
        return "requests/s, latency and CPU of the running market, beside a bare server and a Node server";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        String place = place(RunningMarket.find(folder));
        List<String> arguments = new ArrayList<>();
        if (options.quick()) {
            arguments.add("--quick");
        }
        if (options.only() != null) {
            arguments.add("--only=" + options.only());
        }
        return new BenchProgram(MAIN, arguments).run(place, progress);
    }

    /** Tokens go through the program's input, where no other user of the machine sees them. */
    private static String place(Market market) {
        Map<String, Object> place = Map.of(
                "tenantService", market.tenantService().toString(),
                "billing", market.billing().toString(),
                "platformApi", market.platformApi().toString(),
                "grpcTarget", market.grpcTarget(),
                "samples", market.samples().toString(),
                "tokens", USERS.stream().collect(Collectors.toMap(user -> user, market.tokens())));
        return JSON.valueToTree(place).toString();
    }
}
