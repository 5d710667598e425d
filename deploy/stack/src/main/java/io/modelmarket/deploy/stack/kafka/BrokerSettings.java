package io.modelmarket.deploy.stack.kafka;

import java.nio.file.Path;
import java.util.Optional;

/** The broker's {@code server.properties}: one node, small buffers, no topic made by accident. */
final class BrokerSettings {

    private BrokerSettings() {}

    static String text(int port, int controllerPort, Path logs, Optional<SignIn> signIn) {
        String protocol = signIn.isPresent() ? "SASL_PLAINTEXT" : "PLAINTEXT";
        return """
                # Written by market at every start.
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=%4$s://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=%4$s:%4$s,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=%4$s
                log.dirs=%3$s
                num.partitions=1
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                socket.send.buffer.bytes=65536
                socket.receive.buffer.bytes=65536
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=2097152
                log.cleaner.backoff.ms=5000
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                auto.create.topics.enable=false
                """.formatted(port, controllerPort, logs, protocol)
                + signIn.map(SignIn::broker).orElse("");
    }
}
