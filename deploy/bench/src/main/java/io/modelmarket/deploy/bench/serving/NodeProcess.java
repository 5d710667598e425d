package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Child;
import io.modelmarket.deploy.bench.process.FreePort;
import io.modelmarket.deploy.bench.result.Contender;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** fastify and onnxruntime-node in a process of their own. */
final class NodeProcess implements Server {

    private static final Duration START = Duration.ofSeconds(60);

    private final Child child;
    private final int port;

    private NodeProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Installs the packages where they are missing, and starts the server.
     *
     * @param module this module's folder
     * @param samples the models it serves
     */
    static NodeProcess start(Path module, Path samples, Path workFolder) {
        Path program = NodePackages.installed(module);
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of("node", program.toString(), Integer.toString(port)));
        for (SampleModel model : SampleModel.in(samples)) {
            command.add(model.label() + "=" + model.file(samples));
        }
        Child child = Child.start("node", command, Map.of("NODE_ENV", "production"), workFolder);
        String said = child.line(START);
        if (!said.equals("READY")) {
            child.close();
            throw new BenchFailure("the Node server said: " + said);
        }
        return new NodeProcess(child, port);
    }

    @Override
    public Contender contender() {
        return Contender.NODE;
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
