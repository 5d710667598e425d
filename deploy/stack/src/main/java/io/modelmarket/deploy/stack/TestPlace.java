package io.modelmarket.deploy.stack;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.keycloak.Realm;
import io.modelmarket.deploy.stack.postgres.Databases;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A place of its own inside a running stack: a fresh database with the service schemas, fresh topics, an artifacts
 * folder. Tests in different places do not see one another; roles, people and clients are shared.
 */
public final class TestPlace {
    private final Stack stack;
    private final String name;
    private final Path artifacts;

    TestPlace(Stack stack, String name, Path artifacts) {
        this.stack = stack;
        this.name = name;
        this.artifacts = artifacts;
    }

    /** The JDBC address of this place's database with {@code schema} (tenant_service, billing) as the current one. */
    public String jdbcUrl(String schema) {
        return databases().jdbcUrl(name) + "?currentSchema=" + schema;
    }

    /** The role a service signs in as; {@code service} by either spelling, tenant-service or tenant_service. */
    public String roleName(String service) {
        return service.replace('-', '_');
    }

    /** The password of a PostgreSQL role, e.g. tenant_service or tenant_service_owner. */
    public String password(String role) {
        return databases().password(role);
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    public String topicsPrefix() {
        return name;
    }

    /** The name of a topic in this place. */
    public String topic(Topic topic) {
        return topic.named(name);
    }

    /** The issuer of the shared realm. */
    public String issuer() {
        return realm().issuer();
    }

    /** An access token of a demo user (alice, dan, gus, carla, olga, fiona, felix). */
    public String token(String user) {
        return realm().token(user);
    }

    /** The password of a demo user, for tests that sign in through the browser. */
    public String userPassword(String user) {
        return realm().password(user);
    }

    /** The secret of a confidential client, e.g. modelmarket-console. */
    public String clientSecret(String client) {
        return realm().clientSecret(client);
    }

    public Path artifactsFolder() {
        return artifacts;
    }

    /** What the Quarkus application of a service needs to run here: {@code tenant-service} or {@code billing}. */
    public Map<String, String> serviceConfig(String service) {
        String role = roleName(service);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", jdbcUrl(role));
        config.put("quarkus.datasource.username", role);
        config.put("quarkus.datasource.password", password(role));
        config.put("quarkus.flyway.username", role + "_owner");
        config.put("quarkus.flyway.password", password(role + "_owner"));
        config.put("quarkus.oidc.auth-server-url", issuer());
        config.putAll(kafkaConfig());
        config.put("market.artifacts.folder", artifacts.toString());
        return config;
    }

    /** What any process needs to meet the others on Kafka here. */
    public Map<String, String> kafkaConfig() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers(), "market.topics.prefix", topicsPrefix());
    }

    private Databases databases() {
        return stack.postgres().databases();
    }

    private Realm realm() {
        return stack.keycloak().realm();
    }
}
