package io.modelmarket.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    private static final Path SAMPLES = Path.of(System.getProperty("market.root"), "deploy", "samples");

    @Test
    void readsEveryImageWithItsLabel() {
        Digits digits = Digits.load(SAMPLES);

        assertThat(digits.count()).isEqualTo(540);
        for (int i = 0; i < digits.count(); i++) {
            assertThat(digits.label(i)).isBetween(0, 9);
            assertThat(digits.image(i)).hasSize(Digits.PIXELS).contains(0f);
        }
    }

    @Test
    void writesPixelsLittleEndian() {
        byte[] bytes = Digits.littleEndian(new float[] {1f, 0.5f});

        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(4))
                .isEqualTo(0.5f);
    }

    @Test
    void shipsARequestThatFitsTheModel() throws IOException {
        JsonNode input = Api.JSON
                .readTree(Digits.load(SAMPLES).request().toFile())
                .path("inputs")
                .path(0);

        assertThat(input.path("name").asText()).isEqualTo("image");
        assertThat(input.path("data").size()).isEqualTo(Digits.PIXELS);
    }

    @Test
    void refusesImagesWithoutTheirLabels(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("digits"));
        Files.write(folder.resolve("digits/images.u8"), new byte[Digits.PIXELS]);
        Files.write(folder.resolve("digits/labels.u8"), new byte[2]);

        assertThatExceptionOfType(DemoFailure.class).isThrownBy(() -> Digits.load(folder));
    }

    @Test
    void readsTheTotalsRowOfTheReport() {
        CsvReport report = CsvReport.read("row,charged\nline,0.40\nline,0.60\ntotal,1.00\n");

        assertThat(report.total("charged")).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void refusesAReportWithoutTotals() {
        CsvReport report = CsvReport.read("row,charged\nline,0.40\n");

        assertThatExceptionOfType(DemoFailure.class).isThrownBy(() -> report.total("charged"));
    }
}
