package io.modelmarket.tenant;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs the application under test on a place of its own in the real stack. */
public class RealStack implements QuarkusTestResourceLifecycleManager {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Map<String, Token> signedIn = new HashMap<>();

    @Nullable private TestPlace place;

    @Override
    public Map<String, String> start() {
        TestPlace made = TestStack.shared(StackPart.POSTGRES, StackPart.KAFKA, StackPart.KEYCLOAK)
                .place();
        place = made;
        Map<String, String> config = new HashMap<>(made.serviceConfig("tenant-service"));
        config.put("test.owner.password", made.password("tenant_service_owner"));
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        TestPlace made = place;
        if (made == null) {
            throw new IllegalStateException("injected before start");
        }
        UnaryOperator<String> tokens = user -> token(made, user);
        injector.injectIntoFields(tokens, new TestInjector.AnnotatedAndMatchesType(Tokens.class, UnaryOperator.class));
    }

    /** Signs in at most once a minute: Keycloak takes many sign-ins at a time for an attack. */
    private synchronized String token(TestPlace made, String user) {
        Instant now = CLOCK.instant();
        Token known = signedIn.get(user);
        if (known == null || known.since().plus(FRESH).isBefore(now)) {
            known = new Token(made.token(user), now);
            signedIn.put(user, known);
        }
        return known.text();
    }

    @Override
    public void stop() {
        // The stack is shared and ends with the JVM.
    }

    private record Token(String text, Instant since) {}

    /** A field that is given the tokens of demo users, by their names. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Tokens {}
}
