package io.modelmarket.platform.rest;

import io.modelmarket.platform.inference.EndedBy;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Whether a connection was closed from here: whoever does so, for whatever reason, does it through the pipeline, which
 * a caller's own close does not pass.
 */
final class ClosedHere extends ChannelOutboundHandlerAdapter {

    private static final AttributeKey<ClosedHere> KEY = AttributeKey.valueOf(ClosedHere.class.getName());

    private volatile boolean closed;

    private ClosedHere() {}

    /** Watches the request's connection from now on; again does nothing. */
    static void watch(HttpServerRequest request) {
        watch(channel(request));
    }

    static void watch(Channel channel) {
        ClosedHere fresh = new ClosedHere();
        if (channel.attr(KEY).setIfAbsent(fresh) == null) {
            channel.pipeline().addFirst(fresh);
        }
    }

    /** Who has ended a request that was not answered, with its connection or without. */
    static EndedBy endedBy(HttpServerRequest request) {
        return endedBy(channel(request));
    }

    static EndedBy endedBy(Channel channel) {
        ClosedHere watch = channel.attr(KEY).get();
        return watch == null || watch.closed ? EndedBy.NODE : EndedBy.CALLER;
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channelHandlerContext().channel();
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        closed = true;
        var _ = context.close(promise);
    }
}
