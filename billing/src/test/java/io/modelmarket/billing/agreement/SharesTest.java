package io.modelmarket.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void takesExactlyOneHundredPerCent() {
        Shares thirds = new Shares(List.of(
                share("acme", ParticipantRole.TECHNOLOGY, "33.333333333333"),
                share("datahub", ParticipantRole.DATA, "33.333333333333"),
                share("gridco", ParticipantRole.COMPUTE, "33.333333333334")));
        assertThat(thirds.rules()).hasSize(3);
    }

    @Test
    void saysWhatTheyComeTo() {
        assertThatThrownBy(() -> new Shares(List.of(
                        share("acme", ParticipantRole.TECHNOLOGY, "70"),
                        share("datahub", ParticipantRole.DATA, "29.9"))))
                .hasMessageContaining("99.9 %");
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatThrownBy(() -> new Shares(List.of())).hasMessageContaining("1 to 50");
        for (String percent : List.of("0", "-5", "100.1", "1E+9", "0.0000000000001", "1E-999999999")) {
            assertThatThrownBy(() -> new Shares(List.of(
                            share("acme", ParticipantRole.TECHNOLOGY, percent),
                            share("datahub", ParticipantRole.DATA, "100"))))
                    .hasMessageContaining("acme");
        }
    }

    @Test
    void refusesTheSameRoleTwice() {
        Share half = share("acme", ParticipantRole.TECHNOLOGY, "50");
        assertThatThrownBy(() -> new Shares(List.of(half, half))).hasMessageContaining("twice");
    }

    private static Share share(String tenant, ParticipantRole role, String percent) {
        return new Share(new TenantId(tenant), role, new BigDecimal(percent));
    }
}
