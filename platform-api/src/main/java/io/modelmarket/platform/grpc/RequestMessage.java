package io.modelmarket.platform.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.KnownLength;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Unpacking;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One message of a call.
 *
 * @param hold what it has; released by whoever took the message
 * @param isLong whether turning it into tensors would hold up an event loop
 * @param refusal why {@code request} is not what was sent but nothing
 * @param counted whether what became of it is known to whoever counts calls
 */
record RequestMessage(
        ModelInferRequest request,
        Hold hold,
        boolean isLong,
        @Nullable ProblemException refusal,
        boolean counted) {

    /** Raw tensors are only looked at where they lie, but each byte of booleans and each length of texts is. */
    private static final int LARGEST_ON_EVENT_LOOP = 4 << 20;

    private static final long LONGEST = Integer.MAX_VALUE;

    /** One that is not read, and holds nothing. */
    static RequestMessage refused(Hold hold, ProblemException refusal) {
        hold.release();
        return refused(hold, refusal, false);
    }

    /** One for which there is no call any more, of which its {@link GrpcBody} has told. */
    static RequestMessage tooLate(Hold hold) {
        return refused(hold, new ProblemException(ProblemType.CANCELLED, "the call is over"), true);
    }

    private static RequestMessage refused(Hold hold, ProblemException refusal, boolean counted) {
        hold.release();
        return new RequestMessage(ModelInferRequest.getDefaultInstance(), hold, false, refusal, counted);
    }

    /**
     * Reads one, and takes the memory of what it becomes before it does.
     *
     * @param maxOnEventLoop in bytes: as much as may be made into tensors in an event loop
     * @throws ProblemException when there is no memory for it
     * @throws IOException when it is none
     */
    static RequestMessage read(InputStream sent, Hold hold, long maxOnEventLoop) throws IOException {
        byte[] bytes = bytes(sent, hold);
        long parsed = ParsedSize.of(bytes, ModelInferRequest.getDescriptor());
        hold.take(parsed);
        // Raw tensors stay where they are: nobody else has these bytes.
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
        in.enableAliasing(true);
        ModelInferRequest request = ModelInferRequest.parser().parseFrom(in);
        in.checkLastTagWas(0);
        boolean isLong = parsed > maxOnEventLoop || bytes.length > LARGEST_ON_EVENT_LOOP;
        return new RequestMessage(request, hold, isLong, null, false);
    }

    private static byte[] bytes(InputStream sent, Hold hold) throws IOException {
        if (!(sent instanceof KnownLength)) {
            return new Unpacking(sent, hold, LONGEST).bytes();
        }
        int length = sent.available();
        hold.take(length);
        byte[] bytes = new byte[length];
        if (sent.readNBytes(bytes, 0, length) < length) {
            throw new InvalidProtocolBufferException("it ends too soon");
        }
        return bytes;
    }
}
