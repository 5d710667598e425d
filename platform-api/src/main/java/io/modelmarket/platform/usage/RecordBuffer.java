package io.modelmarket.platform.usage;

import com.google.protobuf.CodedOutputStream;
import io.modelmarket.contracts.event.proto.UsageEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Events of one epoch on their way into one record, as the bytes of {@link UsageEvents}. For one thread. */
final class RecordBuffer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    private long epoch;
    private long after;

    /** Bytes of the events and their frames. */
    int size() {
        return out.getTotalBytesWritten();
    }

    /** Whose the events are. */
    long epoch() {
        return epoch;
    }

    /** What the first of them follows. */
    long after() {
        return after;
    }

    /** Begins with an event of that epoch, which follows that one. */
    void begin(long ofEpoch, long follows) {
        epoch = ofEpoch;
        after = follows;
    }

    void add(byte[] event) {
        try {
            out.writeByteArray(UsageEvents.EVENTS_FIELD_NUMBER, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record; the next one begins with nothing. */
    byte[] take() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] record = bytes.toByteArray();
        bytes.reset();
        out = CodedOutputStream.newInstance(bytes);
        return record;
    }
}
