package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of our services: a Quarkus application in a JVM of its own, known again by an id it sends with each answer. */
final class ServicePart implements Part {
    private static final String INSTANCE_HEADER = "X-Market-Instance";
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofMillis(4500);

    private final PartName name;
    private final String label;
    private final int port;
    private final DataFolder folder;
    private final Path module;
    private final Map<String, String> environment;
    private final String instance = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PROBE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** A service, built in the folder {@code module}, of which there may be several; {@code label} tells them apart. */
    ServicePart(
            PartName name, String label, int port, DataFolder folder, Path module, Map<String, String> environment) {
        this.name = name;
        this.label = label;
        this.port = port;
        this.folder = folder;
        this.module = module;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return label;
    }

    @Override
    public ChildProcess launch() {
        Path jar = module.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(
                    name.label() + " is not built (" + jar + " is missing); run: ./mvnw package" + " -DskipTests");
        }
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        command.addAll(ServiceFlags.of(module));
        command.add("-Dquarkus.http.header.\"" + INSTANCE_HEADER + "\".value=" + instance);
        command.addAll(List.of("-jar", jar.toString()));
        return ChildProcess.start(new ChildSpec(label, command, environment, folder, Ending.terminate(GRACE)));
    }

    @Override
    public boolean ready(ChildProcess process) {
        if (!process.alive()) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200
                    && answer.headers()
                            .firstValue(INSTANCE_HEADER)
                            .filter(instance::equals)
                            .isPresent();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
