package io.modelmarket.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Scope RELEASE = new Scope(Scope.Kind.RELEASE, "1.0.0", List.of());
    private static final Scope DACH = new Scope(Scope.Kind.REGION, "", List.of("DE", "AT", "CH"));
    private static final Scope LINEAGE = new Scope(Scope.Kind.LINEAGE, "", List.of());

    @Test
    void saysWhatItsKindNeedsAndNothingElse() {
        assertThatThrownBy(() -> new Scope(Scope.Kind.RELEASE, "", List.of())).hasMessageContaining("scope.version");
        assertThatThrownBy(() -> new Scope(Scope.Kind.MODEL, "1.0.0", List.of()))
                .hasMessageContaining("RELEASE and RELEASE_REGION only");
        assertThatThrownBy(() -> new Scope(Scope.Kind.REGION, "", List.of())).hasMessageContaining("scope.countries");
        assertThatThrownBy(() -> new Scope(Scope.Kind.REGION, "", List.of("Germany")))
                .hasMessageContaining("no ISO 3166-1");
        assertThat(new Scope(Scope.Kind.REGION, "", List.of("DE", "CH", "AT", "DE")))
                .isEqualTo(DACH);
    }

    @Test
    void takesRevenueFromWhatIsAsSpecificOrLessAndMeetsIt() {
        Scope other = new Scope(Scope.Kind.RELEASE, "2.0.0", List.of());
        assertThat(RELEASE.takesFrom(DACH)).isTrue();
        assertThat(RELEASE.takesFrom(Scope.MODEL)).isTrue();
        assertThat(RELEASE.takesFrom(RELEASE)).isTrue();
        assertThat(RELEASE.takesFrom(other)).isFalse();
        assertThat(Scope.MODEL.takesFrom(LINEAGE)).isTrue();
        assertThat(Scope.MODEL.takesFrom(RELEASE)).isFalse();
        assertThat(LINEAGE.takesFrom(Scope.MODEL)).isFalse();
    }

    @Test
    void regionsWithACommonCountryCollideUnlessTheyAreTheSame() {
        Scope german = new Scope(Scope.Kind.REGION, "", List.of("DE"));
        Scope french = new Scope(Scope.Kind.REGION, "", List.of("FR"));
        assertThat(german.collidesWith(DACH)).isTrue();
        assertThat(german.collidesWith(german)).isFalse();
        assertThat(german.collidesWith(french)).isFalse();
        assertThat(german.collidesWith(Scope.MODEL)).isFalse();
    }

    @Test
    void aReleaseInARegionIsMoreSpecificThanEither() {
        Scope there = new Scope(Scope.Kind.RELEASE_REGION, "1.0.0", List.of("DE", "FR"));
        for (Scope wider : List.of(RELEASE, DACH, Scope.MODEL, LINEAGE)) {
            assertThat(there.takesFrom(wider)).as(wider.toString()).isTrue();
            assertThat(wider.takesFrom(there)).as(wider.toString()).isFalse();
        }
        assertThat(there.takesFrom(new Scope(Scope.Kind.RELEASE, "2.0.0", List.of())))
                .isFalse();
        assertThat(there.takesFrom(new Scope(Scope.Kind.REGION, "", List.of("US"))))
                .isFalse();
        assertThat(there.covers("1.0.0", "FR")).isTrue();
        assertThat(there.covers("1.0.0", "US")).isFalse();
        assertThat(there.covers("2.0.0", "FR")).isFalse();
        assertThat(there.covers("", "FR")).isFalse();
        assertThatThrownBy(() -> new Scope(Scope.Kind.RELEASE_REGION, "1.0.0", List.of()))
                .hasMessageContaining("scope.countries");
        assertThatThrownBy(() -> new Scope(Scope.Kind.RELEASE_REGION, "", List.of("DE")))
                .hasMessageContaining("scope.version");
    }

    @Test
    void twoForTheSameReleaseCollideWhereTheyHaveACountryInCommon() {
        Scope there = new Scope(Scope.Kind.RELEASE_REGION, "1.0.0", List.of("DE", "FR"));
        assertThat(there.collidesWith(new Scope(Scope.Kind.RELEASE_REGION, "1.0.0", List.of("FR", "IT"))))
                .isTrue();
        assertThat(there.collidesWith(new Scope(Scope.Kind.RELEASE_REGION, "2.0.0", List.of("FR", "IT"))))
                .isFalse();
        assertThat(there.collidesWith(new Scope(Scope.Kind.RELEASE_REGION, "1.0.0", List.of("US"))))
                .isFalse();
        assertThat(there.collidesWith(there)).isFalse();
        assertThat(there.collidesWith(DACH)).isFalse();
    }
}
