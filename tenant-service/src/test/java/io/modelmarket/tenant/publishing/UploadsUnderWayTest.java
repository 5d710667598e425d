package io.modelmarket.tenant.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Uploads at the same time have different room. */
class UploadsUnderWayTest {

    private static final long LEFT = 100;
    private static final long LONGEST = 1_000;

    private final UploadsUnderWay underWay = new UploadsUnderWay();

    @Test
    void eachHasWhatItAnnouncedAsLongAsThatIsThere() {
        assertThat(take("acme", OptionalLong.of(60))).isEqualTo(60);
        assertThat(take("acme", OptionalLong.of(41))).isEqualTo(UploadsUnderWay.NOTHING);
        assertThat(take("acme", OptionalLong.of(40))).isEqualTo(40);
        assertThat(take("globex", OptionalLong.of(100))).isEqualTo(100);

        underWay.giveBack("acme", 60);

        assertThat(underWay.left("acme", LEFT)).isEqualTo(60);
        underWay.giveBack("acme", 40);
        assertThat(underWay.left("acme", LEFT)).isEqualTo(LEFT);
    }

    @Test
    void whoAnnouncesNothingHasAllThatIsLeftAndNoMoreThanAFileMayHave() {
        assertThat(underWay.take("acme", LEFT, OptionalLong.empty(), 30)).isEqualTo(30);
        assertThat(take("acme", OptionalLong.empty())).isEqualTo(70);
        assertThat(take("acme", OptionalLong.empty())).isEqualTo(UploadsUnderWay.NOTHING);
    }

    @Test
    void anEmptyOneIsTakenForItsFaultToBeFound() {
        assertThat(take("acme", OptionalLong.of(0))).isEqualTo(1);
    }

    private long take(String partner, OptionalLong announced) {
        return underWay.take(partner, LEFT, announced, LONGEST);
    }
}
