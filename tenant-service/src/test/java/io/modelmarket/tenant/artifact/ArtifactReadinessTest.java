package io.modelmarket.tenant.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.artifact.ArtifactFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactReadinessTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatIsWrongWithTheStoreAndStaysReady() throws IOException {
        Files.writeString(folder.resolve("sha256"), "a file where a folder should be");
        ArtifactReadiness readiness = readiness();

        Awaitility.await().until(() -> failure(readiness).contains("sha256"));

        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void hasNothingToSayOfAStoreThatCanBeUsed() {
        ArtifactReadiness readiness = readiness();

        Awaitility.await().until(() -> {
            failure(readiness);
            return Files.isDirectory(folder.resolve("sha256"));
        });

        assertThat(failure(readiness)).isEmpty();
    }

    private ArtifactReadiness readiness() {
        return new ArtifactReadiness(new ArtifactFolder(folder), InstantSource.system());
    }

    private static String failure(ArtifactReadiness readiness) {
        return String.valueOf(readiness.call().getData().orElseThrow().get("failure"));
    }
}
