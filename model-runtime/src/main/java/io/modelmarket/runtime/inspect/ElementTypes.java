package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** How a stored tensor's elements are laid out, by ONNX's number of their type. */
final class ElementTypes {

    static final int STRING = 8;

    private static final ToIntFunction<TensorProto> FLOATS = TensorProto::getFloatDataCount;
    private static final ToIntFunction<TensorProto> INTS = TensorProto::getInt32DataCount;
    private static final ToIntFunction<TensorProto> LONGS = TensorProto::getInt64DataCount;
    private static final ToIntFunction<TensorProto> DOUBLES = TensorProto::getDoubleDataCount;
    private static final ToIntFunction<TensorProto> UNSIGNED = TensorProto::getUint64DataCount;
    private static final ToIntFunction<TensorProto> STRINGS = TensorProto::getStringDataCount;

    private static final Map<Integer, Layout> LAYOUTS = Map.ofEntries(
            Map.entry(1, new Layout(32, 1, FLOATS)),
            Map.entry(2, new Layout(8, 1, INTS)),
            Map.entry(3, new Layout(8, 1, INTS)),
            Map.entry(4, new Layout(16, 1, INTS)),
            Map.entry(5, new Layout(16, 1, INTS)),
            Map.entry(6, new Layout(32, 1, INTS)),
            Map.entry(7, new Layout(64, 1, LONGS)),
            Map.entry(STRING, new Layout(0, 1, STRINGS)),
            Map.entry(9, new Layout(8, 1, INTS)),
            Map.entry(10, new Layout(16, 1, INTS)),
            Map.entry(11, new Layout(64, 1, DOUBLES)),
            Map.entry(12, new Layout(32, 1, UNSIGNED)),
            Map.entry(13, new Layout(64, 1, UNSIGNED)),
            Map.entry(16, new Layout(16, 1, INTS)),
            Map.entry(17, new Layout(8, 1, INTS)),
            Map.entry(18, new Layout(8, 1, INTS)),
            Map.entry(19, new Layout(8, 1, INTS)),
            Map.entry(20, new Layout(8, 1, INTS)),
            Map.entry(21, new Layout(4, 2, INTS)),
            Map.entry(22, new Layout(4, 2, INTS)),
            Map.entry(23, new Layout(4, 2, INTS)),
            Map.entry(24, new Layout(8, 1, INTS)),
            Map.entry(25, new Layout(2, 4, INTS)),
            Map.entry(26, new Layout(2, 4, INTS)));

    private ElementTypes() {}

    /**
     * How elements of one type lie.
     *
     * @param bits of one element as raw bytes; 0 where it has no raw form
     * @param perNumber elements in one number of the typed field
     * @param typedField how many numbers its typed field holds
     */
    record Layout(int bits, int perNumber, ToIntFunction<TensorProto> typedField) {

        /** Raw bytes of so many elements. */
        long rawBytes(long elements) {
            return Math.ceilDiv(Math.multiplyExact(elements, (long) bits), 8L);
        }

        /** Numbers in the typed field for so many elements. */
        long numbers(long elements) {
            return Math.ceilDiv(elements, (long) perNumber);
        }
    }

    static Optional<Layout> of(int elementType) {
        return Optional.ofNullable(LAYOUTS.get(elementType));
    }

    /** All numbers in all typed fields. */
    static long allNumbers(TensorProto tensor) {
        return (long) tensor.getFloatDataCount()
                + tensor.getInt32DataCount()
                + tensor.getInt64DataCount()
                + tensor.getDoubleDataCount()
                + tensor.getUint64DataCount()
                + tensor.getStringDataCount();
    }
}
