package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import io.modelmarket.runtime.tensor.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * Two things ONNX Runtime's Java API can do but does not offer: a tensor of any fixed-width type over direct memory
 * (there is no public way to make a UINT16, UINT32 or UINT64 one), and a view of a tensor's memory without a copy. Both
 * are private methods of the version we ship, reached by method handles; a test calls each for every type, so a version
 * that changed them fails the build and not a caller.
 */
final class NativeTensors {

    private final MethodHandle createFromBuffer;
    private final MethodHandle newTensor;
    private final MethodHandle newTensorInfo;
    private final MethodHandle memory;
    private final MethodHandle handle;
    private final long api;
    private final long allocator;

    NativeTensors(OrtEnvironment environment) {
        try {
            MethodHandles.Lookup tensor = MethodHandles.privateLookupIn(OnnxTensor.class, MethodHandles.lookup());
            MethodHandles.Lookup info = MethodHandles.privateLookupIn(TensorInfo.class, MethodHandles.lookup());
            Class<?> runtime = tensor.findClass("ai.onnxruntime.OnnxRuntime");
            Class<?> allocators = tensor.findClass("ai.onnxruntime.OrtAllocator");
            Class<?> tensorLike = tensor.findClass("ai.onnxruntime.OnnxTensorLike");
            createFromBuffer = tensor.findStatic(
                    OnnxTensor.class,
                    "createTensorFromBuffer",
                    MethodType.methodType(
                            long.class,
                            long.class,
                            long.class,
                            Buffer.class,
                            int.class,
                            long.class,
                            long[].class,
                            int.class));
            newTensor = tensor.findConstructor(
                    OnnxTensor.class,
                    MethodType.methodType(
                            void.class, long.class, long.class, TensorInfo.class, Buffer.class, boolean.class));
            newTensorInfo = info.findConstructor(
                    TensorInfo.class,
                    MethodType.methodType(void.class, long[].class, OnnxJavaType.class, OnnxTensorType.class));
            memory = tensor.findVirtual(OnnxTensor.class, "getBuffer", MethodType.methodType(ByteBuffer.class));
            handle = MethodHandles.privateLookupIn(tensorLike, MethodHandles.lookup())
                    .findGetter(tensorLike, "nativeHandle", long.class)
                    .asType(MethodType.methodType(long.class, OnnxTensor.class));
            api = (long) MethodHandles.privateLookupIn(runtime, MethodHandles.lookup())
                    .findStaticGetter(runtime, "ortApiHandle", long.class)
                    .invoke();
            Object defaultAllocator = MethodHandles.privateLookupIn(OrtEnvironment.class, MethodHandles.lookup())
                    .findGetter(OrtEnvironment.class, "defaultAllocator", allocators)
                    .invoke(environment);
            allocator = (long) MethodHandles.privateLookupIn(allocators, MethodHandles.lookup())
                    .findGetter(allocators, "handle", long.class)
                    .invoke(defaultAllocator);
        } catch (Throwable e) {
            throw new LinkageError("this version of ONNX Runtime is not the one this worker was written for", e);
        }
    }

    /** A tensor over that direct memory, which must outlive it. */
    OnnxTensor over(DataType type, ByteBuffer direct, long[] shape) throws OrtException {
        OnnxTensorType ort = DataTypes.toOrt(type);
        try {
            TensorInfo info = (TensorInfo) newTensorInfo.invoke(shape, OnnxJavaType.mapFromOnnxTensorType(ort), ort);
            long created = (long) createFromBuffer.invoke(
                    api, allocator, (Buffer) direct, 0, (long) direct.limit(), shape, ort.value);
            return (OnnxTensor) newTensor.invoke(created, allocator, info, (Buffer) direct, false);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** A tensor of an {@code OrtValue} of strings, which it releases when it is closed. */
    OnnxTensor strings(long value, long[] shape) throws OrtException {
        try {
            TensorInfo info = (TensorInfo) newTensorInfo.invoke(
                    shape, OnnxJavaType.STRING, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING);
            return (OnnxTensor) newTensor.invoke(value, allocator, info, (Buffer) null, false);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** The memory of a tensor, valid until it is closed. */
    ByteBuffer memory(OnnxTensor tensor) throws OrtException {
        try {
            return (ByteBuffer) memory.invoke(tensor);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** The address of a tensor's {@code OrtValue}. */
    long address(OnnxTensor tensor) throws OrtException {
        try {
            return (long) handle.invoke(tensor);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** The address of the table of functions of ONNX Runtime's C interface. */
    long api() {
        return api;
    }

    /** The address of the allocator that tensors are made with. */
    long allocator() {
        return allocator;
    }

    private static OrtException rethrow(Throwable thrown) throws OrtException {
        switch (thrown) {
            case OrtException ort -> throw ort;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new LinkageError("unexpected", thrown);
        }
    }
}
