package io.modelmarket.deploy.stack.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path temporary;

    @Test
    void keepsASecretForEver() {
        Path file = temporary.resolve("secrets.properties");
        String first = Secrets.open(file).get("one");

        assertThat(Secrets.open(file).get("one")).isEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Secrets.open(file).get("two")).isNotEqualTo(first);
    }

    @Test
    void keepsTheFileToItsOwner() throws IOException {
        Path file = temporary.resolve("secrets.properties");

        Secrets.open(file).get("one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void showsNothingOfThem() {
        Secrets secrets = Secrets.open(temporary.resolve("secrets.properties"));
        String secret = secrets.get("one");

        assertThat(secrets.toString()).doesNotContain(secret);
    }
}
