package io.modelmarket.deploy.bench.result;

import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.util.Comparator;

/** What is asked of every contender alike. */
public record Point(SampleModel model, Encoding encoding, int connections) implements Comparable<Point> {

    private static final Comparator<Point> ORDER =
            Comparator.comparing(Point::model).thenComparing(Point::encoding).thenComparingInt(Point::connections);

    /** As cases name it. */
    public String label() {
        return model.label() + "/" + encoding.label() + "/" + connections;
    }

    @Override
    public int compareTo(Point other) {
        return ORDER.compare(this, other);
    }
}
