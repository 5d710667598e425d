package io.modelmarket.deploy.launcher.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JVM flags of the services, kept in files that the container images use too: the control plane starts fast and stays
 * small, but billing has the full compiler for what it does with each event; the data plane gets that too, room for
 * what a call leaves behind, and one event loop for each processor, so that batches fill.
 */
final class ServiceFlags {
    private static final String FOLDER = "deploy/launcher/services";

    private ServiceFlags() {}

    /** The flags of the service that is built in that folder of the repository. */
    static List<String> of(Path module) {
        Path folder = module.resolveSibling(FOLDER);
        List<String> flags = new ArrayList<>(
                List.of("@" + folder.resolve("every.args"), "@" + folder.resolve(module.getFileName() + ".args")));
        if (module.endsWith(PartName.PLATFORM_API.label())) {
            flags.add("-Dquarkus.vertx.event-loops-pool-size="
                    + Runtime.getRuntime().availableProcessors());
        }
        return flags;
    }
}
