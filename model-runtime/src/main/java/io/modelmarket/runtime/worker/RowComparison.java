package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Whether rows gave together what each gave alone, but for rounding: sums may be made in another order. */
final class RowComparison {

    private static final double TOLERANCE = 1e-4;
    private static final double HALF_TOLERANCE = 1e-2;

    private RowComparison() {}

    /** Compares each output of the run of all rows with those of the runs of one row each. */
    static boolean same(List<Tensor> together, List<RunResult> alone) {
        for (int output = 0; output < together.size(); output++) {
            Tensor all = together.get(output);
            if (all.rank() == 0 || all.dimension(0) != alone.size()) {
                return false;
            }
            int rowBytes = all.byteSize() / alone.size();
            for (int row = 0; row < alone.size(); row++) {
                Tensor one = alone.get(row).outputs().get(output);
                ByteBuffer part = all.data()
                        .slice(row * rowBytes, rowBytes)
                        .order(all.data().order());
                if (!alike(all, one) || !sameBytesOrClose(one, part)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean alike(Tensor all, Tensor one) {
        return one.rank() == all.rank()
                && one.dimension(0) == 1
                && Arrays.equals(all.shape(), 1, all.rank(), one.shape(), 1, one.rank());
    }

    private static boolean sameBytesOrClose(Tensor one, ByteBuffer part) {
        ByteBuffer own = one.data();
        if (own.equals(part)) {
            return true;
        }
        while (own.hasRemaining()) {
            boolean close = switch (one.type()) {
                case FP32 -> close(own.getFloat(), part.getFloat(), TOLERANCE);
                case FP64 -> close(own.getDouble(), part.getDouble(), TOLERANCE);
                case FP16 ->
                    close(Float.float16ToFloat(own.getShort()), Float.float16ToFloat(part.getShort()), HALF_TOLERANCE);
                case BF16 -> close(bfloat(own.getShort()), bfloat(part.getShort()), HALF_TOLERANCE);
                default -> false;
            };
            if (!close) {
                return false;
            }
        }
        return true;
    }

    private static float bfloat(short bits) {
        return Float.intBitsToFloat(bits << Short.SIZE);
    }

    private static boolean close(double some, double other, double tolerance) {
        return Double.compare(some, other) == 0 || Math.abs(some - other) <= tolerance * Math.max(1, Math.abs(some));
    }
}
