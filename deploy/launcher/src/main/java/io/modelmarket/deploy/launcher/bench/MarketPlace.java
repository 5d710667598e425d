package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Market;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a market is, as a benchmark's program reads it. */
final class MarketPlace {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USERS = List.of("alice", "carla", "olga");

    private MarketPlace() {}

    /** One line; tokens go through the program's input, where no other user of the machine sees them. */
    static String of(Market market) {
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
