package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.result.Contender;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.util.Optional;

/** A contender that runs. */
interface Server extends AutoCloseable {

    Contender contender();

    boolean speaks(Encoding encoding);

    Endpoint endpoint(SampleModel model, Encoding encoding);

    /** Its process, whose descendants count too; empty where the system does not tell. */
    Optional<ProcessHandle> process();

    @Override
    void close();
}
