package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of each part. */
public final class Versions {

    private Versions() {}

    /** The version of a part: its own for the stack, the product's for the services. */
    public static String of(PartName part) {
        return switch (part) {
            case POSTGRES, KAFKA, KEYCLOAK -> BuiltParts.version(part.label());
            case TENANT_SERVICE, BILLING, PLATFORM_API, CONSOLE -> product();
        };
    }

    /** The product's version. */
    public static String product() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
