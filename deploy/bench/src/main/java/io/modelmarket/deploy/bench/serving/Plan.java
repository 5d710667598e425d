package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.result.Point;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured and for how long.
 *
 * @param warmUpMillis load on each server before the first round of a model and encoding, repeated while it gets faster
 * @param settleMillis load at the beginning of each measurement that is not counted
 * @param measureMillis load that is
 */
public record Plan(List<Point> points, int rounds, long warmUpMillis, long settleMillis, long measureMillis) {

    private static final int LARGE_MODELS_TIMES = 2;
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);

    /** Keeps its own list. */
    public Plan {
        points = List.copyOf(points);
    }

    /** Every point in three rounds: some quarter of an hour. */
    public static Plan full() {
        return new Plan(all(), 3, 2_000, 500, 2_000);
    }

    /** Every point once, briefly: some four minutes, enough to see that all works. */
    public static Plan quick() {
        return new Plan(all(), 1, 1_000, 300, 1_000);
    }

    /**
     * The same for those points only whose label begins so.
     *
     * @throws BenchFailure when there is none
     */
    public Plan only(String prefix) {
        List<Point> some = points.stream()
                .filter(point -> point.label().startsWith(prefix))
                .toList();
        if (some.isEmpty()) {
            throw new BenchFailure("no case begins with '" + prefix + "'; they are called like "
                    + points.getFirst().label());
        }
        return new Plan(some, rounds, warmUpMillis, settleMillis, measureMillis);
    }

    /** How long a point is measured: a model whose run takes milliseconds gives few answers in a short time. */
    long measureMillis(Point point) {
        return point.model().generated() ? LARGE_MODELS_TIMES * measureMillis : measureMillis;
    }

    /** An image of 150 000 numbers is nothing to send as text. */
    private static List<Encoding> encodings(SampleModel model) {
        return model.generated() ? List.of(Encoding.BINARY, Encoding.GRPC) : List.of(Encoding.values());
    }

    private static List<Point> all() {
        List<Point> points = new ArrayList<>();
        for (SampleModel model : SampleModel.values()) {
            for (Encoding encoding : encodings(model)) {
                for (int connections : CONNECTIONS) {
                    points.add(new Point(model, encoding, connections));
                }
            }
        }
        return points;
    }
}
