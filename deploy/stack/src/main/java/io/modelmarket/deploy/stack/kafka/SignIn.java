package io.modelmarket.deploy.stack.kafka;

import java.util.Map;

/**
 * How a broker lets clients in, and none without: by SASL/PLAIN, without encryption.
 *
 * @param user of letters and digits, as the password is
 */
public record SignIn(String user, String password) {
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";

    /** What a Kafka client has to set. */
    public Map<String, String> client() {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", LOGIN.formatted(user, password) + ";");
    }

    String broker() {
        return """
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.sasl_plaintext.plain.sasl.jaas.config=%s user_%s="%s";
                """.formatted(LOGIN.formatted(user, password), user, password);
    }

    @Override
    public String toString() {
        return "SignIn[" + user + "]";
    }
}
