package io.modelmarket.deploy.stack.archive;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the Maven build of this module laid out in {@code target/parts}, and the cache beside it in the repository. */
public record BuiltParts(Path root) {

    /**
     * Finds the repository: the system property {@code market.root}, else the variable MARKET_ROOT, else the nearest
     * folder upwards that has a {@code mvnw} and this module.
     */
    public static BuiltParts find() {
        String property = System.getProperty("market.root");
        if (property != null && !property.isBlank()) {
            return new BuiltParts(Path.of(property).toAbsolutePath());
        }
        String variable = System.getenv("MARKET_ROOT");
        if (variable != null && !variable.isBlank()) {
            return new BuiltParts(Path.of(variable).toAbsolutePath());
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.isDirectory(at.resolve("deploy/stack"))) {
                return new BuiltParts(at);
            }
        }
        throw new StackException("cannot find the repository root; set MARKET_ROOT to it");
    }

    /** The fetched archive or folder of that name. */
    public Path part(String name) {
        Path part = root.resolve("deploy/stack/target/parts").resolve(name);
        if (!Files.exists(part)) {
            throw new StackException(part + " is missing; build it with: ./mvnw -pl deploy/stack package -DskipTests");
        }
        return part;
    }

    /** Where archives are unpacked; MARKET_CACHE, or {@code .market/cache} in the repository. */
    public Path cache() {
        String variable = System.getenv("MARKET_CACHE");
        return variable == null || variable.isBlank()
                ? root.resolve(".market/cache")
                : Path.of(variable).toAbsolutePath();
    }

    /** The version of a part this module was built with. */
    public static String version(String part) {
        Properties versions = new Properties();
        try (InputStream in = BuiltParts.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is not on the class path");
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = versions.getProperty(part);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + part);
        }
        return version;
    }
}
