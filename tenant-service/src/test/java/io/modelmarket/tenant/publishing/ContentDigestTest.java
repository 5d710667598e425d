package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    private static final String EMPTY_BASE64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String EMPTY_HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha-256=:" + EMPTY_BASE64 + ":",
                "SHA-256=:" + EMPTY_BASE64 + ":",
                "sha-512=:AAAA:, sha-256=:" + EMPTY_BASE64 + ":"
            })
    void readsTheSha256(String header) {
        assertThat(ContentDigest.sha256(header)).contains(EMPTY_HEX);
    }

    @Test
    void isAbsentWithoutTheHeader() {
        assertThat(ContentDigest.sha256(null)).isEmpty();
        assertThat(ContentDigest.sha256(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256=" + EMPTY_BASE64, "sha-256=:AAAA:", "sha-256=:!:", "sha-256=:", "md5=:AAAA:", "x"})
    void refusesWhatIsNotWrittenSo(String header) {
        assertThatThrownBy(() -> ContentDigest.sha256(header))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Content-Digest");
    }
}
