package io.modelmarket.platform.grpc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The event loop that a call came on, where it is answered: calls of gRPC are no matter of several threads. */
final class CallLoop {

    private CallLoop() {}

    /** The present call's. */
    static Executor present() {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "calls come on an event loop");
        return command -> context.runOnContext(ignored -> command.run());
    }
}
