package io.modelmarket.billing.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.bank.BankEntry.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceNumbersTest {

    private static final InvoiceNumbers NUMBERS = new InvoiceNumbers("MM");

    @ParameterizedTest
    @CsvSource({
        "Invoice MM-2026-000042, MM-2026-000042",
        "mm 2026 000042 thanks, MM-2026-000042",
        "MM2026000042, MM-2026-000042",
        "MM/2026/1234567, MM-2026-1234567",
        "COMM-2026-000042, ''",
        "MM-2026-00042, ''",
        "MM-2026-0000421234567, ''",
        "2026-000042, ''"
    })
    void findsNumbersInFreeText(String text, String number) {
        assertThat(String.join(",", NUMBERS.namedBy(new Texts(null, "", "", List.of(), List.of(text)))))
                .isEqualTo(number);
    }

    @Test
    void aNumberMayBeBrokenOverLinesAndSeveralAreFound() {
        Texts texts = new Texts(null, "", "", List.of(), List.of("MM-2026-0000", "42 and MM-2026-000043"));
        assertThat(NUMBERS.namedBy(texts)).containsExactly("MM-2026-000042", "MM-2026-000043");
    }

    @Test
    void structuredReferencesCountBeforeFreeText() {
        Texts texts = new Texts(null, "", "", List.of("MM-2026-000001"), List.of("MM-2026-000002"));
        assertThat(NUMBERS.namedBy(texts)).containsExactly("MM-2026-000001");
    }

    @Test
    void aMistypedCreditorReferenceNamesNothing() {
        assertThat(NUMBERS.namedBy(new Texts(null, "", "", List.of("RF48MM2026000043"), List.of())))
                .containsExactly("MM-2026-000043");
        assertThat(NUMBERS.namedBy(new Texts(null, "", "", List.of("RF48MM2026000044"), List.of())))
                .isEmpty();
    }
}
