package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.modelmarket.runtime.tensor.Tensor;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * String tensors through ONNX Runtime's C interface, because Java's would turn the bytes into Java strings and back:
 * any bytes pass unchanged, zeros and invalid UTF-8 too. The numbers are places in the C interface's table of
 * functions, to which every version only adds at the end.
 */
final class StringTensors {

    private static final int GET_ERROR_MESSAGE = 2;
    private static final int CREATE_TENSOR_AS_ORT_VALUE = 48;
    private static final int GET_STRING_TENSOR_DATA_LENGTH = 53;
    private static final int GET_STRING_TENSOR_CONTENT = 54;
    private static final int RELEASE_STATUS = 93;
    private static final int GET_RESIZED_STRING_TENSOR_ELEMENT_BUFFER = 252;

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt LENGTH = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The C interface's number of the element type; Java's is another. */
    private static final int STRING = 8;

    private final NativeTensors tensors;
    private final MethodHandle errorMessage;
    private final MethodHandle releaseStatus;
    private final MethodHandle createTensor;
    private final MethodHandle dataLength;
    private final MethodHandle content;
    private final MethodHandle elementBuffer;

    StringTensors(NativeTensors tensors) {
        this.tensors = tensors;
        this.errorMessage = function(GET_ERROR_MESSAGE, FunctionDescriptor.of(POINTER, POINTER));
        this.releaseStatus = function(RELEASE_STATUS, FunctionDescriptor.ofVoid(POINTER));
        this.createTensor = function(
                CREATE_TENSOR_AS_ORT_VALUE,
                FunctionDescriptor.of(POINTER, POINTER, POINTER, SIZE, ValueLayout.JAVA_INT, POINTER));
        this.dataLength = function(GET_STRING_TENSOR_DATA_LENGTH, FunctionDescriptor.of(POINTER, POINTER, POINTER));
        this.content = function(
                GET_STRING_TENSOR_CONTENT, FunctionDescriptor.of(POINTER, POINTER, POINTER, SIZE, POINTER, SIZE));
        this.elementBuffer = function(
                GET_RESIZED_STRING_TENSOR_ELEMENT_BUFFER, FunctionDescriptor.of(POINTER, POINTER, SIZE, SIZE, POINTER));
    }

    /** A string tensor of the elements of another; none of them passes the heap. */
    OnnxTensor of(Tensor elements) throws OrtException {
        OnnxTensor tensor = tensors.strings(created(elements.shape()), elements.shape());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = MemorySegment.ofAddress(tensors.address(tensor));
            MemorySegment place = arena.allocate(POINTER);
            ByteBuffer data = elements.data();
            MemorySegment all = MemorySegment.ofBuffer(elements.data());
            for (int i = 0; i < elements.elements(); i++) {
                int length = data.getInt();
                if (length > 0) {
                    MemorySegment.copy(all, data.position(), resize(value, i, length, place), 0, length);
                    data.position(data.position() + length);
                }
            }
            return tensor;
        } catch (OrtException | RuntimeException e) {
            tensor.close();
            throw e;
        }
    }

    /** A new value of so many empty strings. */
    private long created(long[] shape) throws OrtException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment dimensions = arena.allocateFrom(ValueLayout.JAVA_LONG, shape);
            MemorySegment value = arena.allocate(POINTER);
            MemorySegment allocator = MemorySegment.ofAddress(tensors.allocator());
            check(() -> (MemorySegment)
                    createTensor.invokeExact(allocator, dimensions, (long) shape.length, STRING, value));
            return value.get(POINTER, 0).address();
        }
    }

    /** The elements of a string tensor, packed, in a run's memory. */
    ByteBuffer packed(String name, OnnxTensor tensor, RunMemory memory) throws OrtException, UnsupportedModelException {
        long count = tensor.getInfo().getNumElements();
        if (count == 0) {
            return ByteBuffer.allocate(0);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = MemorySegment.ofAddress(tensors.address(tensor));
            MemorySegment length = arena.allocate(SIZE);
            check(() -> (MemorySegment) dataLength.invokeExact(value, length));
            long bytes = length.get(SIZE, 0);
            ByteBuffer packed = memory.room(name, bytes + count * Integer.BYTES);
            MemorySegment target = MemorySegment.ofBuffer(packed);
            MemorySegment text = arena.allocate(Math.max(bytes, 1));
            MemorySegment offsets = arena.allocate(SIZE, count);
            check(() -> (MemorySegment) content.invokeExact(value, text, bytes, offsets, count));
            long at = 0;
            for (long i = 0; i < count; i++) {
                long from = offsets.getAtIndex(SIZE, i);
                long to = i + 1 < count ? offsets.getAtIndex(SIZE, i + 1) : bytes;
                target.set(LENGTH, at, Math.toIntExact(to - from));
                MemorySegment.copy(text, from, target, at + Integer.BYTES, to - from);
                at += Integer.BYTES + to - from;
            }
            return packed;
        }
    }

    @SuppressWarnings("restricted") // ONNX Runtime promises that many bytes there
    private MemorySegment resize(MemorySegment value, long index, long bytes, MemorySegment place) throws OrtException {
        check(() -> (MemorySegment) elementBuffer.invokeExact(value, index, bytes, place));
        return place.get(POINTER, 0).reinterpret(bytes);
    }

    @SuppressWarnings("restricted") // the table's layout is part of ONNX Runtime's promise to its callers
    private MethodHandle function(int index, FunctionDescriptor descriptor) {
        MemorySegment table = MemorySegment.ofAddress(tensors.api()).reinterpret(POINTER.byteSize() * (index + 1));
        return Linker.nativeLinker().downcallHandle(table.getAtIndex(POINTER, index), descriptor);
    }

    /** A call of the C interface; gives a status, null when all is well. */
    private interface Call {
        MemorySegment go() throws Throwable;
    }

    @SuppressWarnings("restricted") // an error's message is a C string
    private void check(Call call) throws OrtException {
        try {
            MemorySegment status = call.go();
            if (status.address() != 0) {
                MemorySegment message = (MemorySegment) errorMessage.invokeExact(status);
                String text = message.reinterpret(Integer.MAX_VALUE).getString(0);
                releaseStatus.invokeExact(status);
                throw new OrtException(text);
            }
        } catch (OrtException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("unexpected", e);
        }
    }
}
