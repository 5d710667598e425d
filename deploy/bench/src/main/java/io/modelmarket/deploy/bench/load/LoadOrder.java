package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;

/** What the load generator is to do. */
public record LoadOrder(Endpoint endpoint, SampleModel model, Encoding encoding, int connections, Timing timing) {

    /**
     * How long, and how closely it looks.
     *
     * @param warmUpMillis load that is not counted
     * @param measureMillis load that is
     * @param checkEvery one of so many answers is compared with what the model must give
     */
    public record Timing(long warmUpMillis, long measureMillis, int checkEvery) {}
}
