package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.modelmarket.billing.Market;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Asks for reports, waits for them and reads them back: rows as maps from column to text, empty cells and the quote
 * before what looks like a formula left out.
 */
public final class Reports {

    static final String PATH = "/v1/finance/reports";

    private final Market market;
    private final String user;
    private final String path;

    /** Finance's. */
    public Reports(Market market) {
        this(market, "fiona", PATH);
    }

    /** A tenant's own, as one of its members gets them. */
    static Reports of(Market market, String user, String tenant) {
        return new Reports(market, user, "/v1/tenants/" + tenant + "/reports");
    }

    private Reports(Market market, String user, String path) {
        this.market = market;
        this.user = user;
        this.path = path;
    }

    Response ask(Map<String, Object> request) {
        return market.post(user, path, request);
    }

    /** What the job says once it is over. */
    JsonPath made(Map<String, Object> request) {
        Response asked = ask(request);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        return over(asked.path("id"));
    }

    JsonPath over(String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !List.of("QUEUED", "RUNNING").contains(job(id).getString("state")));
        return job(id);
    }

    JsonPath job(String id) {
        return market.as(user).get(path + "/" + id).jsonPath();
    }

    Response content(String id) {
        return market.as(user).get(path + "/" + id + "/content");
    }

    /** The rows of a report in every format, which must all say the same. */
    public List<Map<String, String>> rows(Map<String, Object> request) throws IOException {
        List<Map<String, String>> json = json(fetched(request, "JSON"));
        assertThat(csv(fetched(request, "CSV"))).isEqualTo(json);
        assertThat(normal(xlsx(fetched(request, "XLSX")))).isEqualTo(normal(json));
        return json;
    }

    /** The rows of a report, asked for once. */
    public List<Map<String, String>> json(Map<String, Object> request) {
        return json(fetched(request, "JSON"));
    }

    private byte[] fetched(Map<String, Object> request, String format) {
        Map<String, Object> whole = new LinkedHashMap<>(request);
        whole.put("format", format);
        JsonPath job = made(whole);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        Response content = content(job.getString("id"));
        byte[] bytes = content.asByteArray();
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.header("Content-Disposition")).contains("." + format.toLowerCase(Locale.ROOT));
        assertThat(job.getLong("bytes")).isEqualTo(bytes.length);
        assertThat(job.getString("sha256")).isEqualTo(sha256(bytes));
        return bytes;
    }

    private static List<Map<String, String>> json(byte[] file) {
        List<Map<String, Object>> rows = new JsonPath(new String(file, StandardCharsets.UTF_8)).getList("rows");
        List<Map<String, String>> texts = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.forEach((column, cell) -> cells.put(column, cell.toString()));
            cells.remove("asOf");
            texts.add(cells);
        }
        return texts;
    }

    private static List<Map<String, String>> csv(byte[] file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            List<String> names = List.of();
            for (CsvRecord line : reader) {
                if (names.isEmpty()) {
                    names = line.getFields();
                } else {
                    rows.add(cells(names, line.getFields()));
                }
            }
        }
        return rows;
    }

    private static List<Map<String, String>> xlsx(byte[] file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> lines = workbook.getFirstSheet().read();
            List<String> names = lines.getFirst().stream().map(Cell::getText).toList();
            for (Row line : lines.subList(1, lines.size())) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    texts.add(line.getOptionalCell(i).map(Reports::text).orElse(""));
                }
                rows.add(cells(names, texts));
            }
        }
        return rows;
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
    }

    private static Map<String, String> cells(List<String> names, List<String> texts) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!texts.get(i).isEmpty() && !names.get(i).equals("asOf")) {
                cells.put(names.get(i), texts.get(i).replaceFirst("^'(?=[=+@-])", ""));
            }
        }
        return cells;
    }

    /** Numbers of the same value alike: Excel does not keep how many zeroes were written. */
    private static List<Map<String, String>> normal(List<Map<String, String>> rows) {
        List<Map<String, String>> same = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.forEach((column, cell) -> cells.put(
                    column,
                    cell.matches("-?\\d+(\\.\\d+)?")
                            ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                            : cell));
            same.add(cells);
        }
        return same;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
