package io.modelmarket.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    private static final Map<String, String> PORTS =
            Map.of("tenant-service", "8081", "billing", "8082", "platform-api", "8000", "web-console", "8080");

    private final String service = Repository.text(Repository.at("deploy/images/Containerfile"));

    @Test
    void copiesOnlyWhatIsThereOrBuilt() {
        for (String line :
                service.lines().filter(each -> each.startsWith("COPY")).toList()) {
            for (String name : PORTS.keySet()) {
                List<String> words = List.of(line.replace("${SERVICE}", name).split(" ", -1));
                for (String source : words.subList(1, words.size() - 1)) {
                    if (!source.contains("/target/")) {
                        assertThat(Repository.at(source)).exists();
                    }
                }
            }
        }
        String ignored = Repository.text(Repository.at(".containerignore"));
        assertThat(Repository.text(Repository.at(".dockerignore"))).isEqualTo(ignored);
        assertThat(ignored).contains("!*/target/quarkus-app", "!deploy/images/*.sh", "!deploy/launcher/services");
    }

    @Test
    void runsAsANumberAndBuildsEachServiceWithItsPort() {
        assertThat(service.lines()).contains("USER 10001:10001");
        String build = Repository.text(Repository.at("deploy/images/build.sh"));
        PORTS.forEach((name, port) -> {
            assertThat(build).contains(name + ":" + port);
            assertThat(Repository.text(Repository.at(name + "/src/main/resources/application.properties")))
                    .contains("quarkus.http.port=" + port);
        });
    }

    @Test
    void startsTheServiceWithItsOptions(@TempDir Path app) throws Exception {
        for (String file : List.of("every.args", "platform-api.args")) {
            Files.copy(Repository.at("deploy/launcher/services/" + file), app.resolve(file));
        }
        Path entrypoint = Files.copy(Repository.at("deploy/images/entrypoint.sh"), app.resolve("entrypoint.sh"));
        Path java = Files.createDirectories(app.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Process process = start(
                List.of("sh", entrypoint.toString()),
                Map.of("JAVA_HOME", app.resolve("jdk").toString(), "MARKET_JAVA_OPTIONS", "-Xmx1g -Xmn256m"));

        assertThat(process.inputReader().lines())
                .startsWith("@" + app.toRealPath() + "/every.args", "@" + app.toRealPath() + "/platform-api.args")
                .anyMatch(word -> word.matches("-Dquarkus.vertx.event-loops-pool-size=[1-9][0-9]*"))
                .endsWith("-Xmx1g", "-Xmn256m", "-jar", app.toRealPath() + "/quarkus-app/quarkus-run.jar");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void tellsAReadyServiceFromOthers() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {200};
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(healthy(port)).isTrue();
            status[0] = 503;
            assertThat(healthy(port)).isFalse();
        } finally {
            server.stop(0);
        }
        assertThat(healthy(1)).isFalse();
    }

    private static boolean healthy(int port) throws IOException, InterruptedException {
        Process process = start(
                List.of("bash", Repository.at("deploy/images/healthy.sh").toString()),
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }

    private static Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
