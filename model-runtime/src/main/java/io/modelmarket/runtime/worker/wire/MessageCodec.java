package io.modelmarket.runtime.worker.wire;

import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fields of each message, in order. */
final class MessageCodec {

    private static final byte ON_CPU = 0;
    private static final byte ON_CUDA = 1;

    private MessageCodec() {}

    static void write(HeadWriter out, Message message) throws MessageTooLargeException {
        switch (message) {
            case Message.Hello hello -> {
                out.put(hello.connection());
                out.put(hello.pid());
            }
            case Message.Load load -> {
                out.put(load.model());
                out.put(load.file());
                write(out, load.provider());
            }
            case Message.Loaded loaded -> {
                out.putAll(loaded.signature().inputs(), spec -> write(out, spec));
                out.putAll(loaded.signature().outputs(), spec -> write(out, spec));
                out.put(loaded.loadNanos());
                out.put(loaded.provider());
            }
            case Message.Unload unload -> out.put(unload.model());
            case Message.Unloaded ignored -> {}
            case Message.Run run -> {
                out.put(run.model());
                out.putAll(run.outputs(), out::put);
                TensorHeads.write(out, run.inputs());
            }
            case Message.Ran ran -> {
                out.put(ran.computeNanos());
                TensorHeads.write(out, ran.outputs());
            }
            case Message.Terminate terminate -> {
                out.put(terminate.connection());
                out.put(terminate.request());
            }
            case Message.Failed failed -> {
                out.put(failed.reason().number());
                out.put(failed.subject());
                out.put(failed.text());
            }
        }
    }

    static Message read(MessageType type, HeadReader in, TensorHeads.Body body) throws IOException {
        return switch (type) {
            case HELLO -> new Message.Hello(in.getInt(), in.getLong());
            case LOAD -> new Message.Load(in.getLong(), in.getString(), readProvider(in));
            case LOADED ->
                new Message.Loaded(
                        new Signature(in.getAll(() -> readSpec(in)), in.getAll(() -> readSpec(in))),
                        in.getCount(),
                        in.getString());
            case UNLOAD -> new Message.Unload(in.getLong());
            case UNLOADED -> new Message.Unloaded();
            case RUN -> new Message.Run(in.getLong(), in.getAll(in::getString), TensorHeads.read(in, body));
            case RAN -> new Message.Ran(in.getCount(), TensorHeads.read(in, body));
            case TERMINATE -> new Message.Terminate(in.getInt(), in.getLong());
            case FAILED -> new Message.Failed(readReason(in), in.getString(), in.getString());
        };
    }

    private static void write(HeadWriter out, TensorSpec spec) throws MessageTooLargeException {
        out.put(spec.name());
        out.put((byte) spec.type().onnxElementType());
        out.put(spec.shape().size());
        for (int axis = 0; axis < spec.shape().size(); axis++) {
            out.put(spec.shape().get(axis));
            out.put(spec.dimensionNames().get(axis));
        }
    }

    private static TensorSpec readSpec(HeadReader in) throws WireException {
        String name = in.getString();
        byte number = in.getByte();
        DataType type = DataType.fromOnnx(number)
                .orElseThrow(() -> new WireException("a signature with unknown type " + number));
        int rank = in.getInt();
        if (rank < 0 || rank > WireLimits.MAX_LIST) {
            throw new WireException("a signature of rank " + rank);
        }
        List<Long> shape = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            long dimension = in.getLong();
            if (dimension < TensorSpec.FREE) {
                throw new WireException("a signature with dimension " + dimension);
            }
            shape.add(dimension);
            names.add(in.getString());
        }
        return new TensorSpec(name, type, shape, names);
    }

    private static void write(HeadWriter out, Provider provider) throws MessageTooLargeException {
        switch (provider) {
            case Provider.Cpu ignored -> out.put(ON_CPU);
            case Provider.Cuda cuda -> {
                out.put(ON_CUDA);
                out.put(cuda.device());
                out.put(cuda.memoryBytes());
                out.put(cuda.fallback() == Provider.Fallback.CPU ? ON_CPU : ON_CUDA);
            }
        }
    }

    private static Provider readProvider(HeadReader in) throws WireException {
        byte kind = in.getByte();
        if (kind == ON_CPU) {
            return Provider.CPU;
        }
        if (kind != ON_CUDA) {
            throw new WireException("an unknown provider " + kind);
        }
        int device = in.getInt();
        long bytes = in.getLong();
        byte fallback = in.getByte();
        if (device < 0 || bytes <= 0 || (fallback != ON_CPU && fallback != ON_CUDA)) {
            throw new WireException("no CUDA device " + device + " with " + bytes + " bytes, or else " + fallback);
        }
        return new Provider.Cuda(device, bytes, fallback == ON_CPU ? Provider.Fallback.CPU : Provider.Fallback.REFUSE);
    }

    private static Message.Reason readReason(HeadReader in) throws WireException {
        byte number = in.getByte();
        for (Message.Reason reason : Message.Reason.values()) {
            if (reason.number() == number) {
                return reason;
            }
        }
        throw new WireException("a failure of unknown reason " + number);
    }
}
