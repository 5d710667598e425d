package io.modelmarket.platform.rest;

import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.body.Wait;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** An answer of which a part is still here, because its caller has not read what came before. */
final class UnreadAnswer implements SlowCallers.Caller {

    private final HttpServerRequest request;
    private final Context loop;
    private final Future<Void> left;
    private final SlowCallers slow;
    private final Wait wait = new Wait();

    private UnreadAnswer(HttpServerRequest request, Context loop, Future<Void> left, SlowCallers slow) {
        this.request = request;
        this.loop = loop;
        this.left = left;
        this.slow = slow;
    }

    /**
     * Hangs up on a caller who is too slow; one who has read it already is not waited for.
     *
     * @param left completes when all has left
     */
    static void watch(HttpServerRequest request, Context loop, Future<Void> left, SlowCallers slow) {
        if (left.isComplete()) {
            return;
        }
        UnreadAnswer unread = new UnreadAnswer(request, loop, left, slow);
        unread.wait.add(request.response().bytesWritten());
        slow.watch(unread);
        left.onComplete(gone -> slow.forget(unread));
    }

    @Override
    public boolean isTooSlow(Patience patience, long now) {
        return wait.isOver(patience, now);
    }

    /**
     * Of HTTP/2 the stream is ended, for the connection's other calls may be read. That is waited for as an answer is,
     * and then all is ended.
     */
    @Override
    public void giveUp() {
        loop.runOnContext(ignored -> {
            if (request.version() == HttpVersion.HTTP_2) {
                reset();
                awaitReset();
            } else {
                close();
            }
        });
    }

    private void awaitReset() {
        if (!left.isComplete()) {
            UnsentReset unsent = new UnsentReset();
            slow.watch(unsent);
            left.onComplete(gone -> slow.forget(unsent));
        }
    }

    /** Not the response's own way, which does nothing for one that is ended, whether or not it has left. */
    private void reset() {
        ChannelHandlerContext channel = ((ConnectionBase) request.connection()).channelHandlerContext();
        if (channel.handler() instanceof Http2ConnectionHandler http2) {
            int stream = request.response().streamId();
            var _ = http2.encoder().writeRstStream(channel, stream, Http2Error.CANCEL.code(), channel.newPromise());
            channel.flush();
        }
    }

    /** Not the connection's own way, which sends first what is left. */
    private void close() {
        var _ = ((ConnectionBase) request.connection()).channelHandlerContext().close();
    }

    /** A reset that is still here: it goes behind what the connection has not sent, which its caller may be reading. */
    private final class UnsentReset implements SlowCallers.Caller {

        private final Wait leaving = new Wait();

        UnsentReset() {
            leaving.add(0);
        }

        @Override
        public boolean isTooSlow(Patience patience, long now) {
            return leaving.isOver(patience, now);
        }

        @Override
        public void giveUp() {
            loop.runOnContext(ignored -> {
                if (!left.isComplete()) {
                    close();
                }
            });
        }
    }
}
