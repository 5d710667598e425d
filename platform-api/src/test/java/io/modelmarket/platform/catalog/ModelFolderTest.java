package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ArtifactFile;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.usage.NodeConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This node's copies, and which of them go. */
@SuppressWarnings("NullAway.Init") // set before each test
class ModelFolderTest {

    @TempDir
    Path folder;

    private ModelFolder copies;

    @BeforeEach
    void open() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ArtifactsConfig.class)
                .withMapping(NodeConfig.class)
                .withDefaultValue(
                        "market.artifacts.folder", folder.resolve("artifacts").toString())
                .withDefaultValue("market.node.name", "trial")
                .withDefaultValue("market.node.folder", folder.toString())
                .build();
        copies = new ModelFolder(
                config.getConfigMapping(ArtifactsConfig.class), config.getConfigMapping(NodeConfig.class));
    }

    @Test
    void aWithdrawnReleasesFilesGoAndNoOthers() throws IOException {
        Release withdrawn = copied("acme/digits", "1.0.0");
        Release other = copied("acme/digits", "1.1.0");

        copies.forget(withdrawn);
        copies.forget(withdrawn);

        assertThat(copies.has(withdrawn)).isFalse();
        assertThat(copies.has(other)).isTrue();
    }

    @Test
    void whatNoReleaseNamesGoes() throws IOException {
        Release known = copied("acme/digits", "1.0.0");
        Release old = copied("acme/digits", "0.9.0");
        Release stranger = copied("globex/iris", "2.0.0");
        Files.createFile(folder.resolve("journal"));

        copies.keepOnly(List.of(known));

        assertThat(copies.has(known)).isTrue();
        assertThat(copies.has(old)).isFalse();
        assertThat(copies.has(stranger)).isFalse();
        assertThat(folder.resolve("models/globex/iris/2.0.0")).doesNotExist();
        assertThat(folder.resolve("journal")).exists();
    }

    @Test
    void aNodeWithoutCopiesHasNothingToRemove() {
        copies.keepOnly(List.of());

        assertThat(folder.resolve("models")).doesNotExist();
    }

    private Release copied(String model, String version) throws IOException {
        Path copy =
                Files.createDirectories(folder.resolve("models").resolve(model).resolve(version));
        Files.writeString(copy.resolve(Release.MODEL_FILE), version);
        return Release.read(ReleaseState.newBuilder()
                .setModel(model)
                .setVersion(version)
                .addFiles(ArtifactFile.newBuilder().setName(Release.MODEL_FILE).setSha256("0".repeat(64)))
                .build());
    }
}
