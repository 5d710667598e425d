package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.hostile.Finding;
import java.util.List;
import java.util.Map;

/**
 * What docs/calling.md promises to a call of a model that is published and subscribed to, with a good key, inputs that
 * fit and no limit in the way. Everything else is an answer that nobody promised, a quota's or a rate's too.
 */
final class Promised {

    private static final Map<String, Promise> PROBLEMS = Map.ofEntries(
            Map.entry("invalid-request", new Promise("400", "INVALID_ARGUMENT", Finding.REFUSED_INPUT)),
            Map.entry("too-large", new Promise("413", "INVALID_ARGUMENT", Finding.REFUSED_INPUT)),
            Map.entry("input-suspected", new Promise("429", "RESOURCE_EXHAUSTED", Finding.CONSUMER_REFUSED)),
            Map.entry("no-subscription", new Promise("403", "PERMISSION_DENIED", Finding.UNSERVED)),
            Map.entry("model-failed", new Promise("502", "INTERNAL", Finding.FAILED)),
            Map.entry("model-loading", new Promise("503", "UNAVAILABLE", Finding.PUT_OFF)),
            Map.entry("queue-full", new Promise("503", "UNAVAILABLE", Finding.PUT_OFF)),
            Map.entry("overloaded", new Promise("503", "UNAVAILABLE", Finding.PUT_OFF)),
            Map.entry("unavailable", new Promise("503", "UNAVAILABLE", Finding.PUT_OFF)),
            Map.entry("worker-died", new Promise("503", "UNAVAILABLE", Finding.WORKER_DIED_SERVING)),
            Map.entry("model-quarantined", new Promise("503", "UNAVAILABLE", Finding.QUARANTINED)),
            Map.entry("timeout", new Promise("504", "DEADLINE_EXCEEDED", Finding.LATE)),
            Map.entry("internal", new Promise("500", "INTERNAL", Finding.THREW)));

    /** Without a problem's type: a message for which there was no memory while it came. */
    private static final List<String> BEFORE_THE_CALL = List.of("UNAVAILABLE", "INVALID_ARGUMENT");

    private Promised() {}

    /** What an answer is. */
    static Finding of(Answer answer) {
        if (answer.isAnswered()) {
            return Finding.ANSWERED;
        }
        if (answer.problem().isEmpty() && BEFORE_THE_CALL.contains(answer.code())) {
            return Finding.PUT_OFF;
        }
        Promise promise = PROBLEMS.get(answer.problem());
        return promise != null && promise.isKeptBy(answer) ? promise.finding : Finding.UNPROMISED;
    }

    private record Promise(String status, String grpc, Finding finding) {

        boolean isKeptBy(Answer answer) {
            return answer.whole()
                    && (answer.code().equals(status) || answer.code().equals(grpc));
        }
    }
}
