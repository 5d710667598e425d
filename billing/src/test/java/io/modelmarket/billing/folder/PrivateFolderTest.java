package io.modelmarket.billing.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of reports or archived usage is the service's alone. */
class PrivateFolderTest {

    @TempDir
    Path place;

    @Test
    void onlyTheOwnerLooksIntoWhatIsMade() throws IOException {
        Path folder = PrivateFolder.make(place.resolve("reports/unfinished"));
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(place.resolve("reports"))).isEqualTo("rwx------");
    }

    @Test
    void whatIsThereKeepsItsRights() throws IOException {
        Path folder = Files.createDirectory(place.resolve("shared"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(rights(PrivateFolder.make(folder))).isEqualTo("rwxr-x---");
    }

    private static String rights(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
