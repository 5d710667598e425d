package io.modelmarket.billing.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.document.Language;
import io.modelmarket.contracts.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class TablesTest {

    private static final Heading HEADING = new Heading(
            "USAGE", YearMonth.of(2026, 11), null, Instant.parse("2026-12-01T10:00:00.123Z"), Language.ENGLISH);

    @Inject
    TableFiles files;

    private static final List<Column> COLUMNS =
            List.of(Column.text("plan"), Column.number("requests"), Column.decimal("amount"));
    private static final List<@Nullable Object> ROW = List.of("digits, \"the\" plan", -7L, new BigDecimal("-12.30"));
    private static final List<@Nullable Object> EMPTY = Arrays.asList("", null, null);

    @Test
    void jsonKeepsDecimalsExactAndLeavesOutWhatIsEmpty() throws IOException {
        JsonPath json = new JsonPath(new String(written(TableFormat.JSON, ROW, EMPTY), StandardCharsets.UTF_8));
        assertThat(json.getString("report")).isEqualTo("USAGE");
        assertThat(json.getString("rows[0].amount")).isEqualTo("-12.30");
        assertThat(json.getLong("rows[0].requests")).isEqualTo(-7);
        assertThat(json.getMap("rows[1]")).containsOnlyKeys("plan");
    }

    @Test
    void csvHasTheNamesFirstAndNumbersStayNumbers() throws IOException {
        List<CsvRecord> rows = csv(written(TableFormat.CSV, ROW, EMPTY));
        assertThat(rows.get(0).getFields()).containsExactly("plan", "requests", "amount");
        assertThat(rows.get(1).getFields()).containsExactly("digits, \"the\" plan", "-7", "-12.30");
        assertThat(rows.get(2).getFields()).containsExactly("", "", "");
    }

    @Test
    void excelHasNumbersInCellsOfNumbers() throws IOException {
        List<Row> rows = xlsx(written(TableFormat.XLSX, ROW, EMPTY));
        assertThat(rows.get(0).getCellText(2)).isEqualTo("amount");
        assertThat(rows.get(1).getCellText(0)).isEqualTo("digits, \"the\" plan");
        assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(1).getCell(2).asNumber()).isEqualByComparingTo("-12.30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void aTextIsNeverAFormula(String text) throws IOException {
        List<@Nullable Object> row = Arrays.asList(text, 1L, null);
        assertThat(csv(written(TableFormat.CSV, row)).get(1).getField(0)).isEqualTo("'" + text);
        Row read = xlsx(written(TableFormat.XLSX, row)).get(1);
        assertThat(read.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(read.getCellText(0)).startsWith("'" + text.charAt(0));
        assertThat(new JsonPath(new String(written(TableFormat.JSON, row), StandardCharsets.UTF_8))
                        .getString("rows[0].plan"))
                .isEqualTo(text);
    }

    @Test
    void manyRowsAreWrittenAndCounted() throws IOException {
        for (TableFormat format : EnumSet.complementOf(EnumSet.of(TableFormat.PDF))) {
            TableWriter table = files.open(format, OutputStream.nullOutputStream(), HEADING, COLUMNS);
            for (int i = 0; i < 50_000; i++) {
                table.row(ROW);
            }
            table.close();
            assertThat(table.rows()).as(format.name()).isEqualTo(50_000);
        }
    }

    @Test
    void saysThatASheetIsFull() throws IOException {
        List<Column> one = List.of(Column.number("n"));
        TableWriter table = files.open(TableFormat.XLSX, OutputStream.nullOutputStream(), HEADING, one);
        for (int i = 1; i < 1_048_576; i++) {
            table.row(List.of(1L));
        }
        assertThatThrownBy(() -> table.row(List.of(1L)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CSV");
        table.close();
        assertThat(table.rows()).isEqualTo(1_048_575);
    }

    @SafeVarargs
    private final byte[] written(TableFormat format, List<@Nullable Object>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter table = files.open(format, out, HEADING, COLUMNS)) {
            for (List<@Nullable Object> row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    private static List<CsvRecord> csv(byte[] file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    private static List<Row> xlsx(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }
}
