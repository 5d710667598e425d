package io.modelmarket.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ac", "acme", "acme-2", "a1", "a23456789-123456789-123456789-123456789"})
    void acceptsSlugs(String slug) {
        assertThat(new TenantId(slug)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Acme",
                "1acme",
                "acme-",
                "ac me",
                "ac.me",
                "ac/me",
                "*",
                "äcme",
                "a23456789-123456789-123456789-123456789-1"
            })
    void refusesWhatIsNoSlug(String slug) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantId(slug))
                .withMessageContaining("2 to 40 characters");
    }

    @Test
    void writesModelsBothWays() {
        ModelName model = ModelName.parse("acme/digits");

        assertThat(model.wire()).isEqualTo("acme.digits");
        assertThat(ModelName.parseWire("acme.digits")).isEqualTo(model);
        assertThat(model).hasToString("acme/digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "acme/", "/digits", "acme/Digits", "acme/a/b", "acme/../x"})
    void refusesOtherModelNames(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelName.parse(text));
    }

    @Test
    void ordersVersionsAsSemverDoes() {
        List<String> rising = List.of(
                "0.9.0",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0");

        assertThat(rising.stream().map(ReleaseVersion::parse).sorted().map(ReleaseVersion::toString))
                .containsExactlyElementsOf(rising);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.0", "01.0.0", "1.0.0+build", "v1.0.0", "1.0.0-", "1.0.0-a..b", "9999999999.0.0"})
    void refusesOtherVersions(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseVersion.parse(text));
    }

    @Test
    void readsBackTheKeyItRevealed() {
        KeyToken key = KeyToken.generate("live", new SecureRandom());

        assertThat(KeyToken.parse(key.reveal())).hasValueSatisfying(read -> {
            assertThat(read.id()).isEqualTo(key.id());
            assertThat(read.matches(key.secretSha256())).isTrue();
        });
        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @Test
    void refusesAKeyWithOneCharacterChanged() {
        String text = KeyToken.generate("live", new SecureRandom()).reveal();

        Stream<String> changed = Stream.iterate(0, i -> i < text.length(), i -> i + 1)
                .map(i -> text.substring(0, i) + (text.charAt(i) == 'a' ? 'b' : 'a') + text.substring(i + 1));

        assertThat(changed)
                .allSatisfy(other -> assertThat(KeyToken.parse(other)).isEmpty());
    }

    @Test
    void refusesEventsWithoutIdentity() {
        assertThat(new EventId("node-1", 1, 1)).hasToString("node-1/1/1");
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId(" ", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId("node-1", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId("node-1", 1, 0));
    }
}
