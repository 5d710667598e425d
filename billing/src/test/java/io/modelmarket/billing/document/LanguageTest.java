package io.modelmarket.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "en, zh-CN, ENGLISH",
                "zh-cn, NONE, CHINESE",
                "NONE, NONE, ENGLISH",
                "NONE, 'zh-CN,zh;q=0.9,en;q=0.8', CHINESE",
                "NONE, zh, CHINESE",
                "NONE, 'de-DE,de;q=0.9', ENGLISH",
                "NONE, 'de,zh-CN;q=0.2,en;q=0.5', ENGLISH",
                "NONE, *, ENGLISH",
                "NONE, ;;;, ENGLISH"
            },
            nullValues = "NONE")
    void isWhatIsAskedForElseWhatIsPreferred(@Nullable String asked, @Nullable String accepted, Language language) {
        assertThat(Language.of(asked, accepted)).isEqualTo(language);
    }

    @Test
    void anotherLanguageIsRefused() {
        assertThatThrownBy(() -> Language.of("fr", null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void bothHaveTheSameLabels() {
        ResourceBundle chinese = ResourceBundle.getBundle("document.labels", Locale.SIMPLIFIED_CHINESE);
        for (String key :
                ResourceBundle.getBundle("document.labels", Locale.ROOT).keySet()) {
            assertThat(Language.ENGLISH.text(key)).as(key).matches("\\p{ASCII}+");
            assertThat(chinese.getString(key)).as(key).matches(".*\\p{IsHan}.*");
        }
    }

    @Test
    void whatIsNoWoffIsRefused() {
        assertThatThrownBy(() -> Woff.unpack(new byte[100])).hasMessageContaining("not a WOFF");
    }
}
