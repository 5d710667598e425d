package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.ServerLiveRequest;
import io.modelmarket.platform.grpc.proto.ServerLiveResponse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.grpc.VertxServer;
import io.vertx.grpc.VertxServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Instances join the one that listens, whenever that is, and leave its address free when they end. */
class ServerLoopsTest {

    private static final String HOST = "127.0.0.1";
    private static final int LOOPS = 3;
    private static final int STARTS = 10;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @Test
    void eachOfManyStartsOnOneAddressServesOnAllLoops() throws IOException {
        int port = freePort();
        for (int start = 0; start < STARTS; start++) {
            threads.clear();
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
            try {
                serve(vertx, port);
                assertThat(threads).as("start %d", start).hasSize(LOOPS);
            } finally {
                await(vertx.close());
            }
        }
    }

    @Test
    void whoLeavesTakesNobodyInAnyMore() throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        try {
            int port = freePort();
            ServerLoops loops = serve(vertx, port);

            loops.leave(new ShutdownEvent());

            assertThatThrownBy(() -> call(port)).hasMessageContaining("UNAVAILABLE");
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void aPortThatTheSystemChoosesStaysOne() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        try {
            serve(vertx, 0);
            assertThat(threads).hasSize(1);
        } finally {
            await(vertx.close());
        }
    }

    private ServerLoops serve(Vertx vertx, int port) {
        ServerLoops loops = new ServerLoops(vertx);
        First first = new First(loops, port);
        await(vertx.deployVerticle(first));
        loops.join(new StartupEvent());
        for (int connection = 0; connection < 2 * LOOPS; connection++) {
            call(first.port());
        }
        return loops;
    }

    private static void call(int port) {
        ManagedChannel channel =
                ManagedChannelBuilder.forAddress(HOST, port).usePlaintext().build();
        try {
            ServerLiveResponse answer = GRPCInferenceServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .serverLive(ServerLiveRequest.getDefaultInstance());
            assertThat(answer.getLive()).isTrue();
        } finally {
            channel.shutdownNow();
        }
    }

    private static void await(Future<?> done) {
        done.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** As Quarkus starts its own. */
    private final class First extends AbstractVerticle implements GRPCInferenceServiceGrpc.AsyncService {

        private final ServerLoops loops;
        private final int port;
        private final CompletableFuture<VertxServer> server = new CompletableFuture<>();

        private First(ServerLoops loops, int port) {
            this.loops = loops;
            this.port = port;
        }

        int port() {
            return server.join().getPort();
        }

        @Override
        public void start(Promise<Void> started) {
            VertxServerBuilder builder = VertxServerBuilder.forAddress(vertx, HOST, port)
                    .addService(GRPCInferenceServiceGrpc.bindService(this));
            loops.customize(port, builder);
            server.complete(builder.build().start(started));
        }

        @Override
        public void stop(Promise<Void> stopped) {
            server.join().shutdown(stopped);
        }

        @Override
        public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> answers) {
            threads.add(Thread.currentThread().getName());
            answers.onNext(ServerLiveResponse.newBuilder().setLive(true).build());
            answers.onCompleted();
        }
    }
}
