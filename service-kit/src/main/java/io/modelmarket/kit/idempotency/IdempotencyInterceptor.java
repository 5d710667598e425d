package io.modelmarket.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries a keyed call out once. Two at the same time exclude each other on the key's row, so the second waits for the
 * first and gets its answer.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final RoutingContext routing;
    private final Caller caller;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    @Inject
    IdempotencyInterceptor(RoutingContext routing, Caller caller, IdempotencyKeys keys, ObjectMapper json) {
        this.routing = routing;
        this.caller = caller;
        this.keys = keys;
        this.json = json;
    }

    @AroundInvoke
    @Nullable Object once(InvocationContext call) throws Exception {
        String key = routing.request().getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, HEADER + " must be 1 to 128 visible ASCII characters.");
        }
        try {
            return transaction(call).call(() -> replayOrProceed(call, key));
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static TransactionRunnerOptions transaction(InvocationContext call) {
        Idempotent binding = call.getMethod().getAnnotation(Idempotent.class);
        TransactionRunnerOptions options = QuarkusTransaction.requiringNew();
        return binding == null || binding.longestSeconds() == 0 ? options : options.timeout(binding.longestSeconds());
    }

    private @Nullable Object replayOrProceed(InvocationContext call, String key) throws Exception {
        String scope = caller.subject() + " " + routing.request().method() + " " + routing.normalizedPath();
        String fingerprint = fingerprint(call.getParameters());
        Optional<IdempotencyKeys.Stored> stored = keys.claim(scope, key, fingerprint);
        if (stored.isPresent()) {
            return replay(call, stored.get(), fingerprint);
        }
        Object answer = call.proceed();
        keys.complete(scope, key, json.writeValueAsString(answer));
        return answer;
    }

    private Object replay(InvocationContext call, IdempotencyKeys.Stored stored, String fingerprint)
            throws IOException {
        if (!stored.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_CONFLICT,
                    "This " + HEADER + " came before with another body. Use a new key for a new request.");
        }
        routing.response().putHeader("Idempotency-Replayed", "true");
        return json.readValue(stored.body(), json.constructType(call.getMethod().getGenericReturnType()));
    }

    private String fingerprint(Object[] parameters) throws JsonProcessingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(parameters)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
