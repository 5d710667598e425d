package io.modelmarket.platform.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.modelmarket.platform.inference.RequestId;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes key and request id from a call's metadata, and has the answer marked with the id. */
@GlobalInterceptor
@ApplicationScoped
class CallMetadata implements ServerInterceptor {

    static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of(RequestId.HEADER.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> API_KEY = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<String> TRACE_PARENT = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private static final Context.Key<Caller> CALLER = Context.key("modelmarket-caller");

    /** What a call says about who makes it. */
    record Caller(
            @Nullable String key,
            String requestId,
            @Nullable String traceParent) {

        /** For one of several requests that come as one call. */
        Caller withRequestId(String id) {
            return new Caller(key, id, traceParent);
        }
    }

    /** The present call's. */
    static Caller caller() {
        Caller caller = CALLER.get();
        return caller == null ? new Caller(null, RequestId.of(null), null) : caller;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String requestId = RequestId.of(headers.get(REQUEST_ID));
        Context context =
                Context.current().withValue(CALLER, new Caller(key(headers), requestId, headers.get(TRACE_PARENT)));
        MarkedCall<Q, A> marked = new MarkedCall<>(call, requestId);
        return Contexts.interceptCall(marked.in(context), marked, headers, next);
    }

    static @Nullable String key(Metadata headers) {
        String authorization = headers.get(AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        String header = headers.get(API_KEY);
        return header == null ? authorization : header.strip();
    }
}
