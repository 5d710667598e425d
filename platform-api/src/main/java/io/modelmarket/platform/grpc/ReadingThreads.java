package io.modelmarket.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Has what comes of a call handled in the event loop it came on, but for messages that take long to read, which would
 * hold up all others there: those are read on a thread of their own.
 */
final class ReadingThreads implements ServerCallExecutorSupplier {

    private static final Metadata.Key<String> CODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

    private static final String AS_IT_IS = "identity";

    /** Of strangers no message is long. */
    @Override
    public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
        if (!StrangersOut.isInference(call.getMethodDescriptor())) {
            return null;
        }
        GrpcBody body = GrpcBody.present();
        String coding = headers.get(CODING);
        if (coding != null && !coding.equals(AS_IT_IS)) {
            body.comesPacked();
        }
        return executor(body, Objects.requireNonNull(Vertx.currentContext(), "calls come on an event loop"));
    }

    /**
     * Decides when it is the command's turn: what is to be read has come in this loop too, and none comes meanwhile.
     */
    static Executor executor(GrpcBody body, Context loop) {
        return command -> loop.runOnContext(ignored -> {
            if (body.takesLongToRead()) {
                Thread.startVirtualThread(command);
            } else {
                command.run();
            }
        });
    }
}
