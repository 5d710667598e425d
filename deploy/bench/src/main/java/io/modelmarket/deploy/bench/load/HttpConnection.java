package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Example;
import io.modelmarket.deploy.bench.sample.Outputs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One kept-alive connection: sends a request, takes the whole answer, sends the next. */
final class HttpConnection extends ByteToMessageDecoder {

    private static final int OK = 200;
    private static final int SHOWN = 160;

    private final List<ByteBuf> requests;
    private final List<Example> examples;
    private final Tally tally;
    private int next;
    private boolean waiting;
    private boolean finished;
    private boolean stopped;
    private long sentAt;

    /**
     * A connection.
     *
     * @param requests direct, in the order of the examples, shared between connections
     * @param first which request it begins with
     */
    HttpConnection(List<ByteBuf> requests, List<Example> examples, int first, Tally tally) {
        this.requests = requests;
        this.examples = examples;
        this.next = first % requests.size();
        this.tally = tally;
    }

    void finish() {
        finished = true;
    }

    void stop() {
        stopped = true;
    }

    boolean isWaiting() {
        return waiting;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    private void send(ChannelHandlerContext context) {
        if (finished || stopped) {
            return;
        }
        waiting = true;
        sentAt = System.nanoTime();
        var _ = context.writeAndFlush(requests.get(next).retainedDuplicate(), context.voidPromise());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!waiting) {
            fail(context, in, "bytes nobody asked for");
            return;
        }
        AnswerHead head = AnswerHead.read(in);
        if (head == null) {
            return;
        }
        if (head.bodyLength() < 0) {
            fail(context, in, "an answer without a length");
            return;
        }
        if (in.readableBytes() < head.length() + head.bodyLength()) {
            return;
        }
        in.skipBytes(head.length());
        take(head, in);
        waiting = false;
        next = next + 1 == requests.size() ? 0 : next + 1;
        send(context);
    }

    private void take(AnswerHead head, ByteBuf in) {
        if (head.status() == OK) {
            tally.answered(System.nanoTime() - sentAt);
            if (tally.wantsCheck()) {
                byte[] body = ByteBufUtil.getBytes(in, in.readerIndex(), head.bodyLength());
                tally.checked(examples.get(next).matches(Outputs.ofHttp(body, head.jsonLength())));
            }
        } else {
            int shown = Math.min(SHOWN, head.bodyLength());
            tally.failed(
                    "status " + head.status() + ": " + in.toString(in.readerIndex(), shown, StandardCharsets.UTF_8));
        }
        in.skipBytes(head.bodyLength());
    }

    private void fail(ChannelHandlerContext context, ByteBuf in, String reason) {
        in.skipBytes(in.readableBytes());
        tally.failed(reason);
        waiting = false;
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (waiting && !stopped) {
            tally.failed("connection closed before the answer");
        }
        waiting = false;
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!stopped) {
            tally.failed("connection broken: " + cause);
        }
        waiting = false;
        var _ = context.close();
    }
}
