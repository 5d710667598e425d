package io.modelmarket.deploy.bench.result;

import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What serving must reach, by case. */
final class Targets {

    private static final String THROUGHPUT = "/throughput-vs-floor";
    private static final double NOT_LESS = 0.97;
    private static final Map<String, Target> NAMED = Map.of(
            at(SampleModel.DIGITS_CNN, Encoding.JSON, 64), Target.atLeast(3),
            at(SampleModel.DIGITS_CNN, Encoding.BINARY, 64), Target.atLeast(3),
            at(SampleModel.DIGITS_CNN, Encoding.JSON, 8), Target.atLeast(2),
            at(SampleModel.IRIS_MLP, Encoding.JSON, 64), Target.atLeast(1.4),
            at(SampleModel.TEXT_LSTM, Encoding.JSON, 64), Target.atLeast(1.5),
            at(SampleModel.TEXT_LSTM, Encoding.BINARY, 64), Target.atLeast(1.5),
            at(SampleModel.MOBILENET_V2, Encoding.BINARY, 64), Target.atLeast(NOT_LESS),
            at(SampleModel.MINILM_L6, Encoding.BINARY, 64), Target.atLeast(NOT_LESS));

    private Targets() {}

    static @Nullable Target of(Point point, String metric) {
        if (point.connections() == 1 && metric.equals("p50-vs-floor")) {
            return Target.atMost(1);
        }
        if (metric.equals("throughput-vs-node")) {
            return Target.atLeast(1);
        }
        return NAMED.get(point.label() + "/" + metric);
    }

    private static String at(SampleModel model, Encoding encoding, int connections) {
        return new Point(model, encoding, connections).label() + THROUGHPUT;
    }
}
