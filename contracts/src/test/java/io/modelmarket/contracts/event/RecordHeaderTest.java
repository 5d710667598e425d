package io.modelmarket.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordHeaderTest {

    @Test
    void readsWhatWasWritten() {
        for (long sequence : new long[] {0, 1, 4711, Long.MAX_VALUE}) {
            assertThat(RecordHeader.after(RecordHeader.after(sequence))).isEqualTo(sequence);
        }
    }

    @Test
    void isUnknownWhereNothingOrNoSequenceIsSaid() {
        byte[] none = null;
        assertThat(RecordHeader.after(none)).isEqualTo(RecordHeader.UNKNOWN);
        assertThat(RecordHeader.after(new byte[] {})).isEqualTo(RecordHeader.UNKNOWN);
        assertThat(RecordHeader.after(new byte[] {1, 2, 3})).isEqualTo(RecordHeader.UNKNOWN);
        assertThat(RecordHeader.after(RecordHeader.after(-7))).isEqualTo(RecordHeader.UNKNOWN);
    }
}
