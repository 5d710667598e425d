package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Node server's program and packages, brought from npm once for each lock file. */
final class NodePackages {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "server.js");
    private static final String LOCK = "package-lock.json";
    private static final int MINUTES = 5;

    private NodePackages() {}

    /**
     * Makes sure they are there.
     *
     * @param module this module's folder
     * @return the program
     * @throws BenchFailure when npm is missing or cannot bring them
     */
    static Path installed(Path module) {
        Path source = module.resolve("src/main/node");
        Path target = module.resolve("target/node");
        Path lockInstalled = target.resolve("node_modules/.installed-lock");
        try {
            Files.createDirectories(target);
            for (String file : FILES) {
                Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(lockInstalled) || Files.mismatch(source.resolve(LOCK), lockInstalled) >= 0) {
                install(target);
                Files.copy(source.resolve(LOCK), lockInstalled, StandardCopyOption.REPLACE_EXISTING);
            }
            return target.resolve("server.js");
        } catch (IOException e) {
            throw new BenchFailure("the Node server's packages cannot be installed: " + e.getMessage(), e);
        }
    }

    /** Without the packages' install scripts: onnxruntime-node's would bring CUDA libraries from outside npm. */
    private static void install(Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new BenchFailure("npm ci took more than " + MINUTES + " minutes; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            npm.destroyForcibly();
            throw new BenchFailure("interrupted", e);
        }
        if (npm.exitValue() != 0) {
            throw new BenchFailure("npm ci ended with status " + npm.exitValue() + "; see " + log);
        }
    }
}
