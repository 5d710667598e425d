package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as banks read them. */
class LatinTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH|Muller + Sohne GmbH",
                "Straße|Strasse",
                "Łódź Spółka|Lodz Spolka",
                "Åse Ørsted|Ase Orsted",
                "Þór Ægisson|THor AEgisson",
                "İstanbul Şirketi|Istanbul Sirketi",
                "Công ty Đại Việt|Cong ty Dai Viet",
                "O’Brien–Smith|O'Brien-Smith",
                "ＡＣＭＥ|ACME",
                "Acme (2) No. 7/8, +1?|Acme (2) No. 7/8, +1?",
                "Acme*#|Acme.."
            })
    void marksAreLeftOutAndLettersStay(String text, String written) {
        assertThat(Latin.of(text)).isEqualTo(written);
        assertThat(Latin.canWrite(text)).isTrue();
    }

    @Test
    void otherScriptsAreNotWritten() {
        for (String text : new String[] {"北京科技有限公司", "Acme 株式会社", "Пример", "Αθήνα", "شركة", "…", "٤٢"}) {
            assertThat(Latin.canWrite(text)).as(text).isFalse();
        }
        assertThat(new Holder("北京科技", "Beijing Keji").isReadable()).isTrue();
        assertThat(new Holder("北京科技", "Beijing Keji").forTheBank()).isEqualTo("Beijing Keji");
        assertThat(new Holder("北京科技", "北京").isReadable()).isFalse();
    }
}
