package io.modelmarket.platform.rest;

import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.body.Wait;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** An answer of which a part is still here, because its caller has not read what came before. */
final class UnreadAnswer implements SlowCallers.Caller {

    private final HttpServerRequest request;
    private final Context loop;
    private final Wait wait = new Wait();

    private UnreadAnswer(HttpServerRequest request, Context loop) {
        this.request = request;
        this.loop = loop;
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
        UnreadAnswer unread = new UnreadAnswer(request, loop);
        unread.wait.add(request.response().bytesWritten());
        slow.watch(unread);
        left.onComplete(gone -> slow.forget(unread));
    }

    @Override
    public boolean isTooSlow(Patience patience, long now) {
        return wait.isOver(patience, now);
    }

    @Override
    public void giveUp() {
        loop.runOnContext(ignored -> {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                // Not the connection's own way, which sends first what is left.
                var _ = ((ConnectionBase) request.connection())
                        .channelHandlerContext()
                        .close();
            }
        });
    }
}
