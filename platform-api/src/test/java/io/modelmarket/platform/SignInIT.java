package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.kafka.ClosedBroker;
import io.modelmarket.deploy.stack.kafka.SignIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is shipped, at a broker that lets nobody in without a name and password. */
@SuppressWarnings("NullAway.Init") // set before all tests
class SignInIT {

    private static final String INFER = "/v2/models/acme.iris/infer";
    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final SignIn RIGHT = new SignIn("market", "rightsecret4711");
    private static final SignIn WRONG = new SignIn("market", "wrongsecret4712");

    @TempDir
    private static Path folder;

    private static ClosedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = ClosedBroker.start(folder, RIGHT);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void readsTheControlPlaneAndBringsUsage() {
        Map<String, String> settings = settings();
        Map<String, String> signedIn = new HashMap<>(settings);
        RIGHT.client().forEach((name, value) -> signedIn.put("kafka." + name, value));
        try (ControlPlane controlPlane = new ControlPlane(signedIn);
                ChildDataPlane child = ChildDataPlane.start(settings, environment(RIGHT));
                UsageReader usage = new UsageReader(signedIn)) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            String subscription = controlPlane.subscribe("globex", "acme/iris", 10);
            Consumer consumer = child.consumer(controlPlane.key("globex").reveal());
            Market.awaitReady(consumer, "acme.iris");

            assertThat(consumer.post(INFER, IRIS).status()).isEqualTo(200);

            assertThat(usage.await(event -> event.getSubscriptionId().equals(subscription), 1))
                    .hasSize(1);
            assertThat(child.log()).doesNotContain(RIGHT.password());
        }
    }

    @Test
    void saysThatItIsNotLetInAndIsNotReady() throws IOException, InterruptedException {
        try (ChildDataPlane child = ChildDataPlane.launch(settings(), environment(WRONG))) {
            Awaitility.await("the reason")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> child.log().contains("the control plane's topics cannot be read"));

            assertThat(child.ready()).isFalse();
            assertThat(child.log())
                    .contains("Authentication failed: Invalid username or password")
                    .doesNotContain(WRONG.password())
                    .doesNotContain(RIGHT.password());
        }
    }

    /** As a container has it. */
    private static Map<String, String> environment(SignIn signIn) {
        Map<String, String> environment = new HashMap<>();
        signIn.client()
                .forEach((name, value) ->
                        environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private static Map<String, String> settings() {
        TestPlace place = TestStack.shared(StackPart.KAFKA).place();
        broker.topics().create(place.topicsPrefix());
        Map<String, String> settings = DataPlane.settings(place);
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        return settings;
    }
}
