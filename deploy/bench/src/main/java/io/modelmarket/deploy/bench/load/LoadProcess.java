package io.modelmarket.deploy.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Child;
import io.modelmarket.deploy.bench.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The load generator, in a process of its own so that it takes nothing from a server's heap or compiler. */
public final class LoadProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Child child;

    private LoadProcess(Child child) {
        this.child = child;
    }

    /** Starts it. */
    public static LoadProcess start(Path samples, Path workFolder) {
        return new LoadProcess(ChildJvm.start("load", LoadMain.class, List.of(samples.toString()), workFolder));
    }

    /**
     * Carries out an order.
     *
     * @param opened run when the measured time begins
     */
    public LoadReport run(LoadOrder order, Runnable opened) {
        try {
            child.send(JSON.writeValueAsString(order));
            String first = child.line(SLACK.plusMillis(order.timing().warmUpMillis()));
            if (!first.equals(LoadMain.OPEN)) {
                throw new BenchFailure("the load generator said: " + first);
            }
            opened.run();
            Duration within =
                    SLACK.plus(LoadMain.PATIENCE).plusMillis(order.timing().measureMillis());
            return JSON.readValue(child.line(within), LoadReport.class);
        } catch (JsonProcessingException e) {
            throw new BenchFailure("the load generator's report cannot be read", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
