package io.modelmarket.platform.grpc;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads the messages of callers who need no key. One that cannot be read ends its call with a status that says so: an
 * exception would be the server's failure, with no word for the caller and many in the log.
 */
final class StrangersRequests<Q> implements Marshaller<Q> {

    private static final Status UNREADABLE =
            Status.INVALID_ARGUMENT.withDescription("the message is not of its type, or not packed as it says");

    private final PrototypeMarshaller<Q> messages;

    StrangersRequests(PrototypeMarshaller<Q> messages) {
        this.messages = messages;
    }

    @Override
    public InputStream stream(Q value) {
        return messages.stream(value);
    }

    @Override
    public Q parse(InputStream sent) {
        try {
            return messages.parse(sent);
        } catch (StatusRuntimeException e) {
            GrpcBody.present()
                    .refuse(e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED ? e.getStatus() : UNREADABLE);
            return Objects.requireNonNull(messages.getMessagePrototype(), "messages of protobuf have one");
        } finally {
            GrpcBody.present().readStrangers();
        }
    }
}
