package io.modelmarket.platform.grpc;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.modelmarket.platform.subscription.LimitState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call whose answer begins with the request's id, and ends with where its caller stands. */
final class MarkedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private static final Context.Key<MarkedCall<?, ?>> PRESENT = Context.key("modelmarket-call");

    private final String requestId;

    /** Said and read by the thread that ends the call. */
    private List<LimitState> limits = List.of();

    MarkedCall(ServerCall<Q, A> call, String requestId) {
        super(call);
        this.requestId = requestId;
    }

    /** The present call; null outside of the server. */
    static @Nullable MarkedCall<?, ?> present() {
        return PRESENT.get();
    }

    Context in(Context context) {
        return context.withValue(PRESENT, this);
    }

    /** What the answer's trailers will say; a refusal has its own. */
    void standing(List<LimitState> afterIt) {
        limits = afterIt;
    }

    @Override
    public void sendHeaders(Metadata headers) {
        headers.put(CallMetadata.REQUEST_ID, requestId);
        super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (status.isOk()) {
            Statuses.tellLimits(limits, trailers);
        }
        super.close(status, trailers);
    }
}
