package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a report from the archive cannot be made. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ArchiveReasonsTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Reports reports;
    private Map<String, Object> request;
    private String path;
    private Path file;
    private byte[] written;

    @BeforeEach
    void archive() throws IOException, SQLException {
        market = Market.open();
        reports = new Reports(market);
        request = Map.of("kind", "USAGE", "format", "CSV", "period", month, "tenant", market.globex);
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        Instant now = Instant.now();
        consumer.send(
                Stream.generate(() -> consumer.next(now).setRegion("eu-west").build())
                        .limit(5)
                        .toList());
        consumer.awaitRequests(month, 5);
        assertThat(reports.made(request).getLong("rows")).isEqualTo(1);
        try (Books books = Books.asService("*")) {
            path = (String) books.query(
                            "SELECT path FROM archive_file WHERE merged_into IS NULL AND counted > 0"
                                    + " AND ?::timestamptz BETWEEN first_finished AND last_finished"
                                    + " ORDER BY written_at DESC, path LIMIT 1",
                            now.truncatedTo(ChronoUnit.SECONDS).toString())
                    .getFirst();
        }
        file = BillingPlace.place().artifactsFolder().resolve("archive").resolve(path);
        written = Files.readAllBytes(file);
    }

    @AfterEach
    void mend() throws IOException, SQLException {
        put(written);
        assertThat(reports.made(request).getString("state")).isEqualTo("DONE");
    }

    @Test
    void whatTheArchiveLacksIsNotArchived() throws IOException {
        Files.delete(file);
        assertThat(failure("NOT_ARCHIVED")).contains("archive does not have all", "reconcile the period");
    }

    /** As it was recorded, so nothing is missing; but DuckDB cannot read it. */
    @Test
    void whatWeCannotDoIsOurFault() throws IOException, SQLException {
        put("no Parquet".getBytes(StandardCharsets.UTF_8));
        assertThat(failure("FAULT")).contains("a fault on our side", "report the request id");
    }

    /** What is billed is told without it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExportForWhichTheArchiveIsNotNeededNamesNoRegions(boolean missing) throws IOException, SQLException {
        market.close(month, true);
        Map<String, Object> focus = Map.of("kind", "FOCUS", "period", month, "tenant", market.globex);
        assertThat(reports.rows(focus))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("RegionId", "eu-west"));

        if (missing) {
            Files.delete(file);
        } else {
            put("no Parquet".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(reports.rows(focus))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsKey("BilledCost").doesNotContainKeys("RegionId", "RegionName"));
    }

    private String failure(String code) {
        JsonPath job = reports.made(request);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("FAILED");
        assertThat(job.getString("failureCode")).isEqualTo(code);
        return job.getString("failure");
    }

    private void put(byte[] content) throws IOException, SQLException {
        Files.write(file, content);
        Books.define("UPDATE archive_file SET bytes = " + content.length + ", sha256 = '" + sha256(content)
                + "' WHERE path = '" + path + "'");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
