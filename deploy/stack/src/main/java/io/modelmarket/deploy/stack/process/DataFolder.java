package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one market keeps everything: a folder per part, logs, process records, secrets. */
public record DataFolder(Path root) {

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Creates the folder and those for logs and process records. */
    public DataFolder create() {
        make(root);
        make(root.resolve("logs"));
        make(root.resolve("run"));
        return this;
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    public Path records() {
        return root.resolve("run");
    }

    public Path record(String part) {
        return records().resolve(part + ".json");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path artifacts() {
        return root.resolve("artifacts");
    }

    /** The folder of one part, not created. */
    public Path part(String part) {
        return root.resolve(part);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException(
                    "cannot create the folder " + folder + ": " + e.getMessage()
                            + "; choose another with --data DIR or MARKET_DATA",
                    e);
        }
    }
}
