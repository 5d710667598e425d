package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.kafka.KafkaBroker;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.Part;

/** The broker, not ready for the services before their topics are there. */
record KafkaWithTopics(KafkaBroker broker, String prefix) implements Part {

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public ChildProcess launch() {
        return broker.launch();
    }

    @Override
    public boolean ready(ChildProcess process) {
        return broker.ready(process);
    }

    @Override
    public void settle() {
        broker.topics().create(prefix);
    }
}
