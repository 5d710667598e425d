package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.StackPorts;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.StackException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ports of one market. */
public final class MarketPorts {
    private final Map<PortName, Integer> ports;

    private MarketPorts(Map<PortName, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /** The usual ports, changed by what the environment says. */
    public static MarketPorts from(Function<String, @Nullable String> environment) {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            String wanted = environment.apply(name.variable());
            ports.put(name, wanted == null || wanted.isBlank() ? name.usual() : parse(name, wanted.strip()));
        }
        return new MarketPorts(ports);
    }

    /** Those that a running market says it has, by their labels. */
    public static MarketPorts of(Map<String, Integer> labelled) {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            ports.put(name, labelled.getOrDefault(name.label(), name.usual()));
        }
        return new MarketPorts(ports);
    }

    /** Ports nobody uses now. */
    public static MarketPorts free() {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            ports.put(name, Ports.free());
        }
        return new MarketPorts(ports);
    }

    /** The port of that name. */
    public int get(PortName name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalStateException("no port " + name);
        }
        return port;
    }

    /** The part of them the embedded stack uses. */
    public StackPorts stack() {
        return new StackPorts(
                get(PortName.POSTGRES), get(PortName.KAFKA), get(PortName.KAFKA_CONTROLLER), get(PortName.KEYCLOAK));
    }

    private static int parse(PortName name, String wanted) {
        try {
            int port = Integer.parseInt(wanted);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StackException(name.variable() + "=" + wanted + " is not a port number", e);
        }
        throw new StackException(name.variable() + "=" + wanted + " is not a port; use 1 to 65535");
    }
}
