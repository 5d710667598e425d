package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * What the demo did and found; one flat object in JSON.
 *
 * @param seconds from the first step to the last check
 * @param disagreements figures that are not what they should be; empty when all is well
 */
public record DemoResult(
        @JsonUnwrapped Places places,
        @JsonUnwrapped Offer offer,
        @JsonUnwrapped Calls traffic,
        @JsonUnwrapped Bill bill,
        double seconds,
        List<String> disagreements) {

    /** Whether every figure is what it should be. */
    @JsonIgnore
    public boolean isRight() {
        return disagreements.isEmpty();
    }

    /** Where the services are. */
    public record Places(String platformApi, String grpc, String console, String tenantService, String billing) {}

    /**
     * What was published and may be called on.
     *
     * @param key the consumer's API key; the subscription has no quota by now
     */
    public record Offer(String model, String version, String key) {}

    /**
     * The traffic.
     *
     * @param accuracy of the answered calls against the labels
     */
    public record Calls(int calls, int answered, int refused, double accuracy) {}

    /**
     * What finance sees.
     *
     * @param eventsBilled requests that billing shows for the consumer
     * @param billedAfterSeconds from the last answer until billing showed them
     * @param invoiceTotal decimal, in {@code currency}
     * @param shares decimal by participant
     */
    public record Bill(
            long eventsBilled,
            double billedAfterSeconds,
            String currency,
            String invoice,
            String invoiceTotal,
            Map<String, String> shares,
            boolean ledgerBalanced,
            boolean reconciled) {}
}
