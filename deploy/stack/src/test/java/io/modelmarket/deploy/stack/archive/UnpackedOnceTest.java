package io.modelmarket.deploy.stack.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedOnceTest {
    @TempDir
    Path cache;

    @Test
    void fillsAFolderOnce() {
        AtomicInteger fillings = new AtomicInteger();

        for (int i = 0; i < 3; i++) {
            UnpackedOnce.folder(cache, "part-1", folder -> {
                fillings.incrementAndGet();
                Files.writeString(folder.resolve("file"), "whole");
            });
        }

        assertThat(fillings).hasValue(1);
        assertThat(cache.resolve("part-1/file")).hasContent("whole");
    }

    @Test
    void startsOverAfterAFillingThatWasCutOff() throws IOException {
        Files.createDirectories(cache.resolve("part-1/sub"));
        Files.writeString(cache.resolve("part-1/sub/fragment"), "half");

        UnpackedOnce.folder(cache, "part-1", folder -> Files.writeString(folder.resolve("file"), "whole"));

        assertThat(cache.resolve("part-1/sub")).doesNotExist();
        assertThat(cache.resolve("part-1/file")).hasContent("whole");
    }

    @Test
    void refusesAnEntryThatPointsOutside() throws IOException {
        Path zip = cache.resolve("bad.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("top/../../outside"));
            out.write(1);
        }

        assertThatThrownBy(() -> Archives.unpackZipWithoutTop(zip, cache.resolve("in")))
                .hasMessageContaining("points outside the folder");
        assertThat(cache.resolve("outside")).doesNotExist();
    }
}
