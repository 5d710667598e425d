package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * String tensors through ONNX Runtime's C interface, because Java's would turn the bytes into Java strings and back:
 * any bytes pass unchanged, zeros and invalid UTF-8 too. The numbers are places in the C interface's table of
 * functions, to which every version only adds at the end.
 */
final class StringTensors {

    private static final int GET_ERROR_MESSAGE = 2;
    private static final int GET_STRING_TENSOR_DATA_LENGTH = 53;
    private static final int GET_STRING_TENSOR_CONTENT = 54;
    private static final int RELEASE_STATUS = 93;
    private static final int GET_RESIZED_STRING_TENSOR_ELEMENT_BUFFER = 252;

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;

    private final OrtEnvironment environment;
    private final NativeTensors tensors;
    private final MethodHandle errorMessage;
    private final MethodHandle releaseStatus;
    private final MethodHandle dataLength;
    private final MethodHandle content;
    private final MethodHandle elementBuffer;

    StringTensors(OrtEnvironment environment, NativeTensors tensors) {
        this.environment = environment;
        this.tensors = tensors;
        this.errorMessage = function(GET_ERROR_MESSAGE, FunctionDescriptor.of(POINTER, POINTER));
        this.releaseStatus = function(RELEASE_STATUS, FunctionDescriptor.ofVoid(POINTER));
        this.dataLength = function(GET_STRING_TENSOR_DATA_LENGTH, FunctionDescriptor.of(POINTER, POINTER, POINTER));
        this.content = function(
                GET_STRING_TENSOR_CONTENT, FunctionDescriptor.of(POINTER, POINTER, POINTER, SIZE, POINTER, SIZE));
        this.elementBuffer = function(
                GET_RESIZED_STRING_TENSOR_ELEMENT_BUFFER, FunctionDescriptor.of(POINTER, POINTER, SIZE, SIZE, POINTER));
    }

    /** A string tensor of those elements. */
    OnnxTensor of(List<byte[]> elements, long[] shape) throws OrtException {
        String[] empty = new String[elements.size()];
        Arrays.fill(empty, "");
        OnnxTensor tensor = OnnxTensor.createTensor(environment, empty, shape);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = MemorySegment.ofAddress(tensors.address(tensor));
            MemorySegment place = arena.allocate(POINTER);
            for (int i = 0; i < elements.size(); i++) {
                byte[] element = elements.get(i);
                if (element.length > 0) {
                    MemorySegment target = resize(value, i, element.length, place);
                    MemorySegment.copy(element, 0, target, ValueLayout.JAVA_BYTE, 0, element.length);
                }
            }
            return tensor;
        } catch (OrtException | RuntimeException e) {
            tensor.close();
            throw e;
        }
    }

    /** The elements of a string tensor. */
    List<byte[]> elements(OnnxTensor tensor) throws OrtException {
        int count = Math.toIntExact(tensor.getInfo().getNumElements());
        List<byte[]> elements = new ArrayList<>(count);
        if (count == 0) {
            return elements;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = MemorySegment.ofAddress(tensors.address(tensor));
            MemorySegment length = arena.allocate(SIZE);
            check(() -> (MemorySegment) dataLength.invokeExact(value, length));
            long bytes = length.get(SIZE, 0);
            MemorySegment text = arena.allocate(Math.max(bytes, 1));
            MemorySegment offsets = arena.allocate(SIZE, count);
            check(() -> (MemorySegment) content.invokeExact(value, text, bytes, offsets, (long) count));
            for (int i = 0; i < count; i++) {
                long from = offsets.getAtIndex(SIZE, i);
                long to = i + 1 < count ? offsets.getAtIndex(SIZE, i + 1) : bytes;
                elements.add(text.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE));
            }
            return elements;
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
