package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.floor.FloorMain;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Child;
import io.modelmarket.deploy.bench.process.ChildJvm;
import io.modelmarket.deploy.bench.process.FreePort;
import io.modelmarket.deploy.bench.result.Contender;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The floor's server in a JVM of its own. */
final class FloorProcess implements Server {

    private static final Duration START = Duration.ofSeconds(60);

    private final Contender contender;
    private final Child child;
    private final int port;

    private FloorProcess(Contender contender, Child child, int port) {
        this.contender = contender;
        this.child = child;
        this.port = port;
    }

    /** The floor: every request is read, computed and answered. */
    static FloorProcess floor(Path samples, Path workFolder) {
        int port = FreePort.find();
        return start(Contender.FLOOR, port, List.of(Integer.toString(port), samples.toString()), workFolder);
    }

    /** The ceiling: the same server answers from memory. */
    static FloorProcess ceiling(Path samples, Path workFolder) {
        int port = FreePort.find();
        return start(
                Contender.CEILING,
                port,
                List.of(Integer.toString(port), samples.toString(), FloorMain.REMEMBERING),
                workFolder);
    }

    private static FloorProcess start(Contender contender, int port, List<String> arguments, Path workFolder) {
        Child child = ChildJvm.start(contender.label(), FloorMain.class, arguments, workFolder);
        String said = child.line(START);
        if (!said.equals(FloorMain.READY)) {
            child.close();
            throw new BenchFailure("the " + contender.label() + "'s server said: " + said);
        }
        return new FloorProcess(contender, child, port);
    }

    @Override
    public Contender contender() {
        return contender;
    }

    @Override
    public boolean speaks(Encoding encoding) {
        return encoding != Encoding.GRPC;
    }

    @Override
    public Endpoint endpoint(SampleModel model, Encoding encoding) {
        return new Endpoint("127.0.0.1", port, model.label(), null);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(child.handle());
    }

    @Override
    public void close() {
        child.close();
    }
}
