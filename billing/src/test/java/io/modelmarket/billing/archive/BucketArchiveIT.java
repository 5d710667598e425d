package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.BucketArchive;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.store.FileDigest;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The archive in a bucket, with less room for copies than the month has files. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
@QuarkusTestResource(value = BucketArchive.class, restrictToAnnotatedClass = true)
class BucketArchiveIT {

    private static final String STRAY =
            "usage/hour=2026-11-01T10/partition=0/00000000000000000000-00000000000000000005-0123456789abcdef.parquet";

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    @Inject
    TenantScope scope;

    @Inject
    Merging merging;

    @Inject
    ArchiveFolder folder;

    @Inject
    ArchivedUsage usage;

    @AfterEach
    void serve() {
        BucketArchive.server().start();
    }

    @Test
    void usageIsWrittenMergedAndReconciled() throws IOException, SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        for (int i = 1; i <= 3; i++) {
            consumer.use(50, Instant.now());
            consumer.awaitRequests(month, 50L * i);
            assertThat(verdict(market)).isEqualTo("EQUAL");
        }
        assertThat(requestsByKeyAndDay(market)).isEqualTo(150);
        Response found = events(market);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        assertThat(found.<List<Object>>path("items")).hasSize(150);
        assertThat(objects()).containsExactlyInAnyOrderElementsOf(recorded());
        Path stray = BucketArchive.objects().resolve(STRAY);
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "of an attempt that was cut off");

        Instant later = Instant.now().plus(Duration.ofHours(26));
        int made = scope.callAsPlatform(() -> merging.merge(later));
        assertThat(made).isPositive();
        assertThat(stray).doesNotExist();
        assertThat(verdict(market)).isEqualTo("EQUAL");
        scope.callAsPlatform(() -> merging.merge(later.plus(Duration.ofHours(2))));

        assertThat(objects()).containsExactlyInAnyOrderElementsOf(recorded());
        assertThat(verdict(market)).isEqualTo("EQUAL");
        assertThat(requestsByKeyAndDay(market)).isEqualTo(150);
        assertThat(folder.at("usage")).doesNotExist();
        assertThat(files(folder.at("copies")).stream()
                        .mapToLong(file -> file.toFile().length())
                        .sum())
                .isLessThanOrEqualTo(BucketArchive.CACHE);
    }

    @Test
    void namesAnObjectThatIsMissingOrChanged() throws IOException, SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(5, Instant.now());
        consumer.awaitRequests(month, 5);
        assertThat(verdict(market)).isEqualTo("EQUAL");
        Path object = BucketArchive.objects().resolve(newest());
        byte[] before = Files.readAllBytes(object);

        Files.write(object, new byte[] {1, 2, 3});
        assertThat(problems(market)).contains("not what was written");
        Files.delete(object);
        assertThat(problems(market)).contains("missing");
        assertThat(events(market).statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> requestsByKeyAndDay(market))
                .isInstanceOf(ArchiveIncomplete.class)
                .hasMessageContaining("not as they were written");
        Files.write(object, before);
        assertThat(verdict(market)).isEqualTo("EQUAL");
    }

    @Test
    void nothingIsLostWhileTheServerIsAway() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(20, Instant.now());
        consumer.awaitRequests(month, 20);
        assertThat(verdict(market)).isEqualTo("EQUAL");

        BucketArchive.server().stop();
        assertThat(events(market).statusCode()).isEqualTo(503);
        Response away = reconcile(market);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.<String>path("detail")).contains("the archive cannot be read just now");
        consumer.use(30, Instant.now());
        consumer.awaitRequests(month, 50);

        BucketArchive.server().start();
        assertThat(verdict(market)).isEqualTo("EQUAL");
    }

    private String verdict(Market market) {
        Response answer = reconcile(market);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("verdict");
    }

    /** As the reports of detailed usage read it. */
    private long requestsByKeyAndDay(Market market) {
        AtomicLong requests = new AtomicLong();
        scope.runAsPlatform(() ->
                usage.byKeyAndDay(YearMonth.parse(month), market.globex, used -> requests.addAndGet(used.requests())));
        return requests.get();
    }

    private Response events(Market market) {
        return market.as("fiona")
                .get("/v1/finance/events?tenant=" + market.globex + "&limit=1000&day=" + LocalDate.now(ZoneOffset.UTC));
    }

    private List<String> problems(Market market) {
        return reconcile(market).path("problems.problem");
    }

    private Response reconcile(Market market) {
        return market.as("fiona").get("/v1/finance/reconciliation?period={p}&tenant={t}", month, market.globex);
    }

    /** The digests of what is in the bucket. */
    private static List<String> objects() throws IOException {
        return files(BucketArchive.objects()).stream()
                .map(file -> {
                    try {
                        return FileDigest.sha256(file);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static List<String> recorded() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query("SELECT sha256 FROM archive_file WHERE removed_at IS NULL").stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    private static String newest() throws SQLException {
        try (Books books = Books.asService("*")) {
            return String.valueOf(books.query(
                            "SELECT replace(path, '.parquet', '-' || left(sha256, 16) || '.parquet') FROM archive_file"
                                    + " WHERE merged_into IS NULL ORDER BY written_at DESC LIMIT 1")
                    .getFirst());
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
