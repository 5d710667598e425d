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
    public long silentSince(long nanoTime) {
        long silent = 0;
        for (HttpConnection connection : connections) {
            silent += connection.silentSince(nanoTime) ? 1 : 0;
        }
        return silent;
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
        if (!stopped) {
            var _ = loop.schedule(
                    () -> {
                        if (!stopped) {
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
