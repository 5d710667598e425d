package io.modelmarket.deploy.stack;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.kafka.KafkaBroker;
import io.modelmarket.deploy.stack.keycloak.KeycloakServer;
import io.modelmarket.deploy.stack.postgres.PostgresServer;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.secret.Secrets;

/** The three parts over one data folder, wired to one another; starting them is the caller's business. */
public final class Stack {
    private final DataFolder folder;
    private final StackPorts ports;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final KeycloakServer keycloak;

    public Stack(DataFolder folder, StackPorts ports) {
        BuiltParts parts = BuiltParts.find();
        this.folder = folder.create();
        this.ports = ports;
        this.secrets = Secrets.open(folder.secrets());
        this.postgres = new PostgresServer(folder, ports.postgres(), secrets, parts);
        this.kafka = new KafkaBroker(folder, ports.kafka(), ports.kafkaController(), parts);
        this.keycloak = new KeycloakServer(folder, ports.keycloak(), secrets, parts, postgres.databases());
    }

    public DataFolder folder() {
        return folder;
    }

    public StackPorts ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }
}
