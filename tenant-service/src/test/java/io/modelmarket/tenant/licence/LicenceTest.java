package io.modelmarket.tenant.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"Apache-2.0", "MIT", "CC-BY-NC-SA-4.0", "GPL-3.0-or-later", "0BSD"})
    void isOneThatSpdxKnows(String id) {
        Licence licence = Licence.of(id, null, null);

        assertThat(licence.label()).isEqualTo(id);
        assertThat(licence.address()).isEqualTo("https://spdx.org/licenses/" + id + ".html");
    }

    @Test
    void isOneOfThePartnersOwn() {
        Licence licence = Licence.of(null, " Acme Model Licence 1.0 ", "https://acme.example/licence?v=1");

        assertThat(licence.label()).isEqualTo("Acme Model Licence 1.0");
        assertThat(licence.address()).isEqualTo("https://acme.example/licence?v=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apache-2.0", "Apache 2.0", "GPL-3.0", "own", "none", ""})
    void isNotWhatSpdxDoesNotKnow(String id) {
        assertRefused("licence.id", id, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://acme.example/",
                "https:acme",
                "https://me:secret@acme.example/",
                "acme.example/licence",
                "https://acme.example/a b"
            })
    void hasAnAddressThatMayBeOpened(String url) {
        assertRefused("licence.url", null, "Acme", url);
    }

    @ParameterizedTest
    @CsvSource({
        "licence.name, , , https://acme.example/",
        "licence.name, , ' ', https://acme.example/",
        "licence.url, , Acme, ",
        "licence.name, MIT, Acme, ",
        "licence.url, MIT, , https://acme.example/"
    })
    void isEitherOneOrTheOther(String field, @Nullable String id, @Nullable String name, @Nullable String url) {
        assertRefused(field, id, name, url);
    }

    @Test
    void isNamedInOneLine() {
        assertRefused("licence.name", null, "Acme\nLicence", "https://acme.example/");
    }

    private static void assertRefused(String field, @Nullable String id, @Nullable String name, @Nullable String url) {
        assertThatThrownBy(() -> Licence.of(id, name, url))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.extensions().get("errors"))
                                .asString()
                                .contains("field=" + field));
    }
}
