package io.modelmarket.runtime.tensor;

import static io.modelmarket.runtime.fixture.TestTensors.raw;
import static io.modelmarket.runtime.fixture.TestTensors.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {

    @ParameterizedTest
    @EnumSource
    void typesAreFoundByBothTheirNames(DataType type) {
        assertThat(DataType.fromOip(type.oipName())).contains(type);
        assertThat(DataType.fromOnnx(type.onnxElementType())).contains(type);
        assertThat(DataType.fromOip(type.oipName().toLowerCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void bytesMustBeAsManyAsTheShapeSays() {
        assertThatThrownBy(() -> raw("x", DataType.FP32, new long[] {2, 3}, new byte[23]))
                .isInstanceOf(InvalidTensorException.class)
                .hasMessage("tensor 'x': shape [2, 3] of FP32 takes 24 bytes, got 23");
        assertThatThrownBy(() -> raw("x", DataType.BOOL, new long[] {-1}, new byte[1]))
                .hasMessage("tensor 'x': shape [-1] has a negative dimension");
        assertThatThrownBy(() -> raw("x", DataType.BOOL, new long[17], new byte[0]))
                .hasMessage("tensor 'x': has 17 dimensions; at most 16 are allowed");
    }

    @Test
    void scalarsAndEmptyTensorsAreTensors() {
        assertThat(raw("x", DataType.INT16, new long[0], new byte[2]).elements())
                .isEqualTo(1);
        assertThat(raw("x", DataType.INT16, new long[] {0, Integer.MAX_VALUE}, new byte[0])
                        .elements())
                .isZero();
    }

    @Test
    void neitherShapeNorBytesCanBeChangedFromOutside() {
        long[] shape = {2};
        Tensor tensor = raw("x", DataType.UINT8, shape, new byte[] {1, 2});
        shape[0] = 9;
        tensor.shape()[0] = 9;
        tensor.data().get();

        assertThat(tensor.shape()).containsExactly(2);
        assertThat(tensor.data().remaining()).isEqualTo(2);
        assertThat(tensor.data().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void productsOfDimensionsNeverOverflow() {
        qt().withExamples(5_000)
                .forAll(lists().of(longs().between(0, Long.MAX_VALUE)).ofSizeBetween(0, 6))
                .checkAssert(dimensions -> {
                    long[] shape =
                            dimensions.stream().mapToLong(Long::longValue).toArray();
                    BigInteger product =
                            dimensions.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
                    if (product.bitLength() > 31) {
                        assertThatThrownBy(() -> Shapes.elements("x", shape))
                                .isInstanceOf(InvalidTensorException.class);
                    } else if (product.signum() > 0) {
                        assertThat(Shapes.elements("x", shape)).isEqualTo(product.intValueExact());
                    }
                });
    }

    @Test
    void byteStringsComeBackAsTheyWere() {
        qt().withExamples(500).forAll(integers().between(0, 40), longs().all()).checkAssert((count, seed) -> {
            List<byte[]> elements = new ArrayList<>();
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                byte[] element = new byte[random.nextInt(20)];
                random.nextBytes(element);
                elements.add(element);
            }
            Tensor tensor = strings("s", new long[] {count}, elements);
            assertThat(ByteStrings.unpack(tensor))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(elements);
        });
    }

    @Test
    void byteStringsMustFillTheirBytesExactly() {
        ByteBuffer tooLong =
                ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 2);
        assertThatThrownBy(() -> new Tensor("s", DataType.BYTES, new long[] {1}, tooLong))
                .hasMessage("tensor 's': element 0 of 1 reaches past the end of its bytes");
        ByteBuffer huge = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0, -1);
        assertThatThrownBy(() -> new Tensor("s", DataType.BYTES, new long[] {1}, huge))
                .isInstanceOf(InvalidTensorException.class);
        ByteBuffer left = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(() -> new Tensor("s", DataType.BYTES, new long[] {1}, left))
                .hasMessage("tensor 's': 4 bytes are left over after its 1 elements");
    }
}
