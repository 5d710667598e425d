package io.modelmarket.platform.grpc;

import io.grpc.BinaryLog;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;

/**
 * Has the requests of the server's own services, health and reflection, read as strangers' are. A binary log is the one
 * place where gRPC lets the methods of all services be changed; nothing is logged.
 */
final class OtherServices extends BinaryLog {

    @Override
    public <Q, A> ServerMethodDefinition<?, ?> wrapMethodDefinition(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> described = method.getMethodDescriptor();
        // Those of ours have been given other readers when they were bound, which have no prototype.
        if (!(described.getRequestMarshaller() instanceof PrototypeMarshaller<Q> messages)) {
            return method;
        }
        return ServerMethodDefinition.create(
                described.toBuilder(new StrangersRequests<>(messages), described.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    @Override
    public Channel wrapChannel(Channel channel) {
        return channel;
    }

    @Override
    public void close() {
        // There is nothing to be closed.
    }
}
