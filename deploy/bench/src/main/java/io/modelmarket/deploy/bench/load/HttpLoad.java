package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Requests;
import io.modelmarket.deploy.bench.sample.Workload;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Closed-loop HTTP/1.1 connections; one that breaks is counted and opened again. */
final class HttpLoad implements Load {

    private static final int REOPEN_MILLIS = 20;
    private static final int CONNECT_MILLIS = 5_000;

    private final LoadOrder order;
    private final Workload workload;
    private final EventLoop loop;
    private final Tally tally;
    private final List<ByteBuf> requests;
    private final HttpConnection[] connections;
    private final List<Channel> channels = new ArrayList<>();
    private boolean finished;
    private boolean stopped;

    HttpLoad(LoadOrder order, Workload workload, EventLoop loop, Tally tally) {
        this.order = order;
        this.workload = workload;
        this.loop = loop;
        this.tally = tally;
        this.requests = Requests.http(workload, order.encoding(), order.endpoint()).stream()
                .map(HttpLoad::direct)
                .toList();
        this.connections = new HttpConnection[order.connections()];
    }

    @Override
    public void start() {
        for (int i = 0; i < connections.length; i++) {
            open(i);
        }
    }

    @Override
    public void finish() {
        finished = true;
        for (HttpConnection connection : connections) {
            connection.finish();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        for (HttpConnection connection : connections) {
            connection.stop();
        }
        for (Channel channel : List.copyOf(channels)) {
            var _ = channel.close();
        }
        requests.forEach(ByteBuf::release);
    }

    @Override
    public long waiting() {
        return Stream.of(connections).filter(HttpConnection::isWaiting).count();
    }

    private void open(int index) {
        HttpConnection connection = new HttpConnection(requests, workload.examples(), index, tally);
        connections[index] = connection;
        ChannelFuture opening = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(connection);
                    }
                })
                .connect(order.endpoint().host(), order.endpoint().port());
        Channel channel = opening.channel();
        channels.add(channel);
        opening.addListener(done -> {
            if (!done.isSuccess() && !stopped) {
                tally.failed("cannot connect: " + done.cause().getMessage());
            }
        });
        channel.closeFuture().addListener(closed -> {
            channels.remove(channel);
            reopen(index);
        });
    }

    private void reopen(int index) {
        if (!finished && !stopped) {
            var _ = loop.schedule(
                    () -> {
                        if (!finished && !stopped) {
                            open(index);
                        }
                    },
                    REOPEN_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private static ByteBuf direct(byte[] request) {
        return Unpooled.directBuffer(request.length).writeBytes(request);
    }
}
