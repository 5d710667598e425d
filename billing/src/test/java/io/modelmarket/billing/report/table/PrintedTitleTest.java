package io.modelmarket.billing.report.table;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report is called can be printed: its title stands at the foot of each page too, within a style sheet. */
class PrintedTitleTest {

    @ParameterizedTest
    @EnumSource
    void everyReportCanBePrintedInEveryLanguage(ReportKind kind) {
        for (Language language : Language.values()) {
            Heading heading = new Heading(
                    kind.name(), YearMonth.of(2026, 11), null, Instant.parse("2026-12-01T10:00:00.123Z"), language);
            assertThatCode(() -> new PrintedTable(heading, List.of(Column.text("tenant")), List.of()).sheet())
                    .as("%s in %s", kind, language.tag())
                    .doesNotThrowAnyException();
        }
    }
}
