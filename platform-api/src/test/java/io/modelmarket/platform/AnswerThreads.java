package io.modelmarket.platform;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers which threads wrote the answers of gRPC calls that ask for it. */
@GlobalInterceptor
@Singleton
class AnswerThreads implements ServerInterceptor {

    /** What such a call has in its metadata. */
    static final String HEADER = "remember-thread";

    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!headers.containsKey(Metadata.Key.of(HEADER, Metadata.ASCII_STRING_MARSHALLER))) {
            return next.startCall(call, headers);
        }
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void sendMessage(A message) {
                        threads.add(Thread.currentThread().getName());
                        super.sendMessage(message);
                    }
                },
                headers);
    }

    Queue<String> threads() {
        return threads;
    }
}
