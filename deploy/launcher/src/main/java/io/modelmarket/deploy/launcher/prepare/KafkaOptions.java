package io.modelmarket.deploy.launcher.prepare;

import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.kafka.TopicLayout;
import io.modelmarket.deploy.stack.kafka.Topics;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka is to be prepared, and how. */
public final class KafkaOptions {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:MARKET_PREPARE_KAFKA}",
            description = "Some of the brokers. Also MARKET_PREPARE_KAFKA.")
    private @Nullable String brokers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            defaultValue = "${env:MARKET_PREPARE_KAFKA_CONFIG}",
            description = "Further settings of a Kafka client, such as security.protocol and sasl.jaas.config, as a"
                    + " properties file, since they hold secrets. Also MARKET_PREPARE_KAFKA_CONFIG.")
    private @Nullable Path config;

    @Option(
            names = "--topics-prefix",
            paramLabel = "NAME",
            defaultValue = "${env:MARKET_TOPICS_PREFIX:-market}",
            description = "How the topics' names begin. Default: ${DEFAULT-VALUE}.")
    private String prefix = "market";

    @Option(
            names = "--usage-partitions",
            paramLabel = "N",
            defaultValue = "${env:MARKET_PREPARE_USAGE_PARTITIONS:-6}",
            description = "Partitions of the usage topic; never to be changed afterwards. Default: ${DEFAULT-VALUE}.")
    private int partitions = TopicLayout.ONE_BROKER.usagePartitions();

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "${env:MARKET_PREPARE_REPLICATION}",
            description = "Copies of each record; from 3 on all but one of them must have it. Default: the cluster's.")
    private @Nullable Short replication;

    /** Whether it is to be prepared at all. */
    public boolean wanted() {
        return brokers != null && !brokers.isBlank();
    }

    /** Prepares it. */
    public void prepare(Findings findings) {
        if (partitions < 1) {
            throw new StackException("the usage topic has at least one partition, not " + partitions);
        }
        TopicLayout layout = new TopicLayout(partitions, Optional.ofNullable(replication));
        new Topics(brokers == null ? "" : brokers, client(), layout).prepare(prefix, findings);
    }

    private Map<String, String> client() {
        Map<String, String> settings = new HashMap<>();
        if (config != null && !config.toString().isBlank()) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(config)) {
                read.load(reader);
            } catch (IOException e) {
                throw new StackException("cannot read Kafka's settings " + config + ": " + e.getMessage(), e);
            }
            read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        }
        return settings;
    }
}
