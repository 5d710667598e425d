package io.modelmarket.deploy.bench.load;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.Outputs;
import io.modelmarket.deploy.bench.sample.Requests;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closed-loop unary gRPC calls, each on an HTTP/2 connection of its own. */
final class GrpcLoad implements Load {

    private static final int PAUSE_AFTER_FAILURE_MILLIS = 20;

    private final Endpoint endpoint;
    private final Workload workload;
    private final EventLoop loop;
    private final Tally tally;
    private final List<ModelInferRequest> requests;
    private final List<Connection> connections = new ArrayList<>();
    private boolean finished;
    private boolean stopped;

    GrpcLoad(LoadOrder order, Workload workload, EventLoop loop, Tally tally) {
        this.endpoint = order.endpoint();
        this.workload = workload;
        this.loop = loop;
        this.tally = tally;
        this.requests = Requests.grpc(workload, endpoint);
        for (int i = 0; i < order.connections(); i++) {
            connections.add(new Connection(i));
        }
    }

    @Override
    public void start() {
        connections.forEach(Connection::send);
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void stop() {
        stopped = true;
        connections.forEach(connection -> connection.channel.shutdownNow());
    }

    @Override
    public long waiting() {
        return connections.stream().filter(connection -> connection.waiting).count();
    }

    /** Its callbacks run on the event loop, which carries the transport. */
    private final class Connection {

        private final ManagedChannel channel = NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
                .usePlaintext()
                .eventLoopGroup(loop)
                .channelType(NioSocketChannel.class)
                .directExecutor()
                .build();
        private int next;
        private boolean waiting;
        private long sentAt;

        private Connection(int first) {
            this.next = first % requests.size();
        }

        private void send() {
            if (finished || stopped) {
                return;
            }
            waiting = true;
            sentAt = System.nanoTime();
            ClientCall<ModelInferRequest, ModelInferResponse> call =
                    channel.newCall(InferMethod.MODEL_INFER, CallOptions.DEFAULT);
            call.start(new Listener(), InferMethod.credentials(endpoint.key()));
            call.request(2);
            call.sendMessage(requests.get(next));
            call.halfClose();
        }

        private void take(Status status, @Nullable ModelInferResponse response) {
            waiting = false;
            if (status.isOk() && response != null) {
                tally.answered(System.nanoTime() - sentAt);
                if (tally.wantsCheck()) {
                    tally.checked(workload.examples().get(next).matches(Outputs.ofGrpc(response)));
                }
                next = next + 1 == requests.size() ? 0 : next + 1;
                send();
            } else if (!stopped) {
                tally.failed("gRPC " + status.getCode() + ": " + status.getDescription());
                var _ = loop.schedule(this::send, PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private final class Listener extends ClientCall.Listener<ModelInferResponse> {

            private @Nullable ModelInferResponse response;

            @Override
            public void onMessage(ModelInferResponse message) {
                response = message;
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                loop.execute(() -> take(status, response));
            }
        }
    }
}
