package io.modelmarket.contracts.problem;

import java.net.URI;

/** Every problem a client can meet, with its stable type, HTTP status and title. RFC 9457. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    MALFORMED_JSON("malformed-json", 400, "The body is not the JSON that is expected"),
    UNAUTHENTICATED("unauthenticated", 401, "No valid credentials were given"),
    KEY_INVALID("key-invalid", 401, "The API key is not valid"),
    KEY_REVOKED("key-revoked", 401, "The API key has been revoked"),
    KEY_EXPIRED("key-expired", 401, "The API key has expired"),
    FORBIDDEN("forbidden", 403, "Your role does not allow this"),
    NO_SUBSCRIPTION("no-subscription", 403, "Your tenant has no active subscription to this model"),
    TENANT_SUSPENDED("tenant-suspended", 403, "The tenant is suspended"),
    TENANT_RESTRICTED("tenant-restricted", 403, "The tenant may begin nothing new"),
    SUBSCRIPTION_SUSPENDED("subscription-suspended", 403, "The subscription is suspended"),
    NOT_FOUND("not-found", 404, "There is no such resource"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request did not come in time"),
    CONFLICT("conflict", 409, "The request conflicts with the present state"),
    IDEMPOTENCY_CONFLICT("idempotency-conflict", 409, "The idempotency key was used for a different request"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed since it was read"),
    TOO_LARGE("too-large", 413, "The content is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    MODEL_REJECTED("model-rejected", 422, "The model cannot be accepted"),
    UNPROCESSABLE("unprocessable", 422, "The request is well-formed but cannot be carried out"),
    QUOTA_EXCEEDED("https://iana.org/assignments/http-problem-types#quota-exceeded", 429, "A quota is exhausted"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    INPUT_SUSPECTED("input-suspected", 429, "Your calls keep ending the process that runs the release"),
    CANCELLED("cancelled", 499, "The caller went away before the answer"),
    INTERNAL("internal", 500, "Something went wrong on our side"),
    MODEL_FAILED("model-failed", 502, "The model failed while running"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer just now"),
    QUEUE_FULL("queue-full", 503, "Too many calls are waiting for the model"),
    OVERLOADED("overloaded", 503, "The node has no memory left for more calls"),
    WORKER_DIED("worker-died", 503, "The process that ran the model ended"),
    MODEL_LOADING("model-loading", 503, "The model is being loaded"),
    MODEL_QUARANTINED("model-quarantined", 503, "The release is quarantined after repeated failures"),
    TIMEOUT("timeout", 504, "The deadline passed before an answer");

    private final URI uri;
    private final int status;
    private final String title;

    ProblemType(String name, int status, String title) {
        this.uri = URI.create(name.contains(":") ? name : "urn:modelmarket:problem:" + name);
        this.status = status;
        this.title = title;
    }

    /** The stable {@code type}. */
    public URI uri() {
        return uri;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** A short summary, the same each time. */
    public String title() {
        return title;
    }
}
