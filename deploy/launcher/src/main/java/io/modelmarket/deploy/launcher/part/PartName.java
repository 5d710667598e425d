package io.modelmarket.deploy.launcher.part;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a market, in the order they are shown, with the parts each needs before it can start. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum PartName {
    POSTGRES(List.of(PortName.POSTGRES), List.of()),
    KAFKA(List.of(PortName.KAFKA, PortName.KAFKA_CONTROLLER), List.of()),
    KEYCLOAK(List.of(PortName.KEYCLOAK), List.of(POSTGRES)),
    TENANT_SERVICE(List.of(PortName.TENANT_SERVICE), List.of(POSTGRES, KAFKA)),
    BILLING(List.of(PortName.BILLING), List.of(POSTGRES, KAFKA)),
    PLATFORM_API(List.of(PortName.PLATFORM_API, PortName.PLATFORM_API_GRPC), List.of(KAFKA)),
    CONSOLE(List.of(PortName.CONSOLE), List.of());

    private final List<PortName> ports;
    private final List<PartName> needs;

    PartName(List<PortName> ports, List<PartName> needs) {
        this.ports = ports;
        this.needs = needs;
    }

    /** Its ports, the main one first. */
    public List<PortName> ports() {
        return ports;
    }

    public List<PartName> needs() {
        return needs;
    }

    /** Whether the other parts rest on it, so that it is stopped after them. */
    public boolean foundation() {
        return this == POSTGRES || this == KAFKA;
    }

    /** As it is named in commands, files and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of that label. */
    public static Optional<PartName> of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }
}
