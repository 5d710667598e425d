package io.modelmarket.platform.quarantine;

import io.modelmarket.platform.usage.NodeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the tests of this package configure. */
final class Settings {

    static final Duration LENGTH = Duration.ofMinutes(10);

    private Settings() {}

    /** Three crashes in ten minutes, and ten minutes of refusal. */
    record Three() implements QuarantineConfig {
        @Override
        public int crashes() {
            return 3;
        }

        @Override
        public Duration window() {
            return LENGTH;
        }

        @Override
        public Duration refusal() {
            return LENGTH;
        }
    }

    /** A node that writes nothing. */
    record Node(String name) implements NodeConfig {
        @Override
        public Path folder() {
            return Path.of("unused");
        }

        @Override
        public Optional<String> region() {
            return Optional.empty();
        }
    }
}
