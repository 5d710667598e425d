package io.modelmarket.deploy.stack;

import io.modelmarket.deploy.stack.process.Ports;

/** The loopback ports of one stack. */
public record StackPorts(int postgres, int kafka, int kafkaController, int keycloak) {

    /** Ports nobody uses now. */
    public static StackPorts free() {
        return new StackPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free());
    }
}
