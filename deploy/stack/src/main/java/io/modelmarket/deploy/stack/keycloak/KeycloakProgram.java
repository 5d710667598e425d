package io.modelmarket.deploy.stack.keycloak;

import io.modelmarket.deploy.stack.archive.Archives;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.ShortRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The unpacked distribution, built once for our options; every market links to it from a home of its own. */
record KeycloakProgram(Path folder) {
    /** Whatever an embedded sign-in page and a device flow do not need. */
    private static final String FEATURES_OFF =
            "kerberos,ciba,docker,impersonation,organization,admin-fine-grained-authz,authorization,par,"
                    + "twitter-broker,identity-brokering-api,workflows,token-exchange-standard,jwt-authorization-grant,"
                    + "client-auth-federated,passkeys,passkeys-conditional-ui-authenticator,web-authn,"
                    + "step-up-authentication-saml,opentelemetry";

    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=" + FEATURES_OFF);

    static KeycloakProgram built(BuiltParts parts) {
        String name = "keycloak-" + BuiltParts.version("keycloak") + "-" + Integer.toHexString(BUILD.hashCode());
        return new KeycloakProgram(UnpackedOnce.folder(parts.cache(), name, into -> {
            Archives.unpackZipWithoutTop(parts.part("keycloak.zip"), into);
            build(into);
        }));
    }

    private static void build(Path folder) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("bin/kc.sh").toString()));
        command.addAll(BUILD);
        ShortRun.run("kc.sh build", command, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    /** Lays out a home folder: programs linked to the shared distribution, settings and data its own. */
    void link(Path home) throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("data/import"));
        for (String shared : List.of("lib", "providers", "themes", "version.txt")) {
            Path link = home.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve(shared));
        }
    }

    /** The command {@code kc.sh start} would end in, with a small heap and the serial collector. */
    List<String> command(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "-Xms96m",
                "-Xmx320m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return JavaCommand.small(command);
    }
}
