package io.modelmarket.billing.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.ReportSource;
import io.modelmarket.contracts.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report as people read it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PrintedTableTest {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("tenant"),
            Column.number("planVersion").withoutTotal(),
            Column.text("currency"),
            Column.number("requests"),
            Column.decimal("gross"));
    private static final List<Column> DIFFERENCES = List.of(
            Column.text("currency"),
            Column.decimal("gross"),
            Column.decimal("difference").ofDifferences());
    private static final int MOST = 2500;

    @Inject
    TableFiles files;

    @Inject
    @All
    List<ReportSource> sources;

    @Test
    void saysWhatIsTheSameForAllRowsOnceAndAddsUpByCurrency() throws IOException {
        byte[] pdf = printed(
                Language.ENGLISH,
                row("Europe/Berlin", "=globex <b>", "EUR", 7, "1.10"),
                row("Europe/Berlin", "环球科技", "EUR", 3, "-0.20"),
                row("Europe/Berlin", "tokyo", "JPY", 1, "100"));
        String text = text(pdf);
        assertThat(text)
                .contains("Usage 2026-11", "Time zone Europe/Berlin", "Data as of 2026-12-01T10:00:00Z", "Lines 3")
                .contains("=globex <b>", "环球科技", "Plan version", "1 / 1")
                .containsPattern("EUR\\s+10\\s+0\\.90")
                .containsPattern("JPY\\s+1\\s+100")
                .doesNotContain("123Z");
        assertThat(text.split("Europe/Berlin", -1)).hasSize(2);
    }

    @Test
    void oneDifferenceDoesNotMakeUpForAnother() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter table =
                files.open(TableFormat.PDF, out, heading("RECEIVABLES", Language.ENGLISH), DIFFERENCES)) {
            table.row(List.of("EUR", new BigDecimal("5.00"), new BigDecimal("1.25")));
            table.row(List.of("EUR", new BigDecimal("-5.00"), new BigDecimal("-1.25")));
        }
        assertThat(text(out.toByteArray())).containsPattern("EUR\\s+0\\.00\\s+2\\.50");
    }

    @Test
    void isInChineseWithEmbeddedFontsAndNamesEachRowsZone() throws IOException {
        byte[] pdf = printed(
                Language.CHINESE,
                row("Europe/Berlin", "globex", "EUR", 1, "1.00"),
                row("Asia/Shanghai", "huanqiu", "EUR", 1, "1.00"));
        assertThat(text(pdf)).contains("用量 2026-11", "数据截至", "以各行所列为准", "Europe/Berlin", "Asia/Shanghai", "合计", "套餐版本");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void itsTitleAndFootMayHaveParentheses() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        open(out, "FOCUS", Language.CHINESE).close();
        assertThat(text(out.toByteArray()).lines())
                .contains("费用与用量（FOCUS 1.2） 2026-11", "费用与用量（FOCUS 1.2） 2026-11 · 数据截至 2026-12-01T10:00:00Z 1 / 1");
    }

    @Test
    void everyPageHasTheColumnsAndItsNumberUpToTheMostLines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter table = open(out, Language.ENGLISH)) {
            for (int i = 0; i < MOST; i++) {
                table.row(row("UTC", "tenant-" + i, "EUR", 1, "0.01"));
            }
        }
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(20, 100);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(pages - 1);
            last.setEndPage(pages - 1);
            assertThat(last.getText(document)).contains("Plan version", (pages - 1) + " / " + pages, "Usage 2026-11");
        }
        assertThat(text(out.toByteArray()))
                .contains("tenant-0", "tenant-2499")
                .containsPattern("EUR\\s+2500\\s+25\\.00");
    }

    @Test
    void refusesMoreLinesAndSaysWhatToTake() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter table = open(out, Language.ENGLISH);
        for (int i = 0; i < MOST; i++) {
            table.row(row("UTC", "globex", "EUR", 1, "0.01"));
        }
        assertThatThrownBy(() -> table.row(row("UTC", "globex", "EUR", 1, "0.01")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 2500 lines")
                .hasMessageContaining("ask for CSV");
        table.close();
        assertThat(out.size()).isZero();
    }

    @Test
    void everyReportAndColumnHasALabel() {
        for (ReportSource source : sources) {
            assertThat(Language.CHINESE.textOr("report." + source.kind(), "")).isNotEmpty();
            if (source.kind() != ReportKind.FOCUS) {
                for (Column column : source.columns()) {
                    if (!List.of("period", "asOf").contains(column.name())) {
                        assertThat(Language.ENGLISH.textOr("column." + column.name(), ""))
                                .as(column.name())
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    private TableWriter open(ByteArrayOutputStream out, Language language) throws IOException {
        return open(out, "USAGE", language);
    }

    private TableWriter open(ByteArrayOutputStream out, String report, Language language) throws IOException {
        return files.open(TableFormat.PDF, out, heading(report, language), COLUMNS);
    }

    private static Heading heading(String report, Language language) {
        return new Heading(report, YearMonth.of(2026, 11), null, Instant.parse("2026-12-01T10:00:00.123Z"), language);
    }

    @SafeVarargs
    private final byte[] printed(Language language, List<@Nullable Object>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter table = open(out, language)) {
            for (List<@Nullable Object> row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    private static List<@Nullable Object> row(
            String zone, String tenant, String currency, long requests, String gross) {
        return Arrays.asList(
                YearMonth.of(2026, 11),
                zone,
                Instant.parse("2026-12-01T10:00:00.123Z"),
                tenant,
                4L,
                currency,
                requests,
                new BigDecimal(gross));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
