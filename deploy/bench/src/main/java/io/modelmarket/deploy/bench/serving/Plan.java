package io.modelmarket.deploy.bench.serving;

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

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);

    /** Keeps its own list. */
    public Plan {
        points = List.copyOf(points);
    }

    /** Every point in three rounds: some ten minutes. */
    public static Plan full() {
        return new Plan(all(), 3, 2_000, 500, 2_000);
    }

    /** Every point once, briefly: some two minutes, enough to see that all works. */
    public static Plan quick() {
        return new Plan(all(), 1, 1_000, 300, 1_000);
    }

    /** The same for those points only whose label begins so. */
    public Plan only(String prefix) {
        return new Plan(
                points.stream()
                        .filter(point -> point.label().startsWith(prefix))
                        .toList(),
                rounds,
                warmUpMillis,
                settleMillis,
                measureMillis);
    }

    private static List<Point> all() {
        List<Point> points = new ArrayList<>();
        for (SampleModel model : SampleModel.values()) {
            for (Encoding encoding : Encoding.values()) {
                for (int connections : CONNECTIONS) {
                    points.add(new Point(model, encoding, connections));
                }
            }
        }
        return points;
    }
}
