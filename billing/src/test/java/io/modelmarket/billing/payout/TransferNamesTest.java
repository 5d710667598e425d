package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the bank is told is found again in what it says, and nothing else is taken for it. */
class TransferNamesTest {

    private static final UUID SETTLEMENT = UUID.fromString("76ab80ce-f127-443f-9fe1-4d5df0c9a320");

    @Test
    void namesLeadBackToTheSettlement() {
        String transfer = TransferNames.of(SETTLEMENT, 12);
        assertThat(transfer).isEqualTo("76ab80cef127443f9fe14d5d-12").hasSizeLessThanOrEqualTo(35);
        assertThat(TransferNames.isTransfer(transfer)).isTrue();
        assertThat(TransferNames.settlementsOf(transfer))
                .contains(new TransferNames.Span(
                        UUID.fromString("76ab80ce-f127-443f-9fe1-4d5d00000000"),
                        UUID.fromString("76ab80ce-f127-443f-9fe1-4d5dffffffff")));
        for (String file : new String[] {TransferNames.ofFile(SETTLEMENT), TransferNames.ofBlock(SETTLEMENT, "SEK")}) {
            assertThat(file).hasSizeLessThanOrEqualTo(35);
            assertThat(TransferNames.settlementsOfFile(file).orElseThrow().first())
                    .isEqualTo(SETTLEMENT);
        }
    }

    @Test
    void theTextForThePayeeIsReadOverBrokenLines() {
        String text = TransferNames.remittance(SETTLEMENT, "data-hub");
        assertThat(TransferNames.toldBy(text.substring(0, 20) + "\n" + text.substring(20)))
                .contains(new TransferNames.Told(SETTLEMENT, "data-hub"));
        assertThat(TransferNames.toldBy("Shares of nobody")).isEmpty();
    }

    @Test
    void whatIsCalledOtherwiseIsNone() {
        for (String other :
                new String[] {"", "NOTPROVIDED", "76ab80cef127443f9fe14d5d-", "76AB80CEF127443F9FE14D5D-1"}) {
            assertThat(TransferNames.isTransfer(other)).as(other).isFalse();
            assertThat(TransferNames.settlementsOfFile(other)).as(other).isEmpty();
        }
    }
}
