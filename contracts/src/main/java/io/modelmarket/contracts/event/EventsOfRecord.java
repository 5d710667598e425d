package io.modelmarket.contracts.event;

import com.google.protobuf.WireFormat;
import io.modelmarket.contracts.event.proto.UsageEvents;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The usage events in a record of {@link Topic#USAGE}, one after another, each as a stretch of the record's bytes: it
 * holds one event, or several as {@link UsageEvents}. A value that begins as several but is not wholly made of them is
 * one stretch, which is {@link #damaged}. A record without a value has one stretch of no bytes. Used again for each
 * record, for one thread.
 */
public final class EventsOfRecord {

    private static final int TAG = (UsageEvents.EVENTS_FIELD_NUMBER << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final byte FIRST = (byte) (TAG | 0x80);
    private static final byte SECOND = (byte) (TAG >>> 7);
    private static final int TAG_BYTES = 2;
    private static final int LONGEST_LENGTH = 4;

    private byte[] bytes = {};
    private boolean several;
    private boolean damaged;
    private int index;
    private int from;
    private int to;

    /** Begins a record; the first event is the {@link #next}. */
    public EventsOfRecord of(byte @Nullable [] value) {
        bytes = value == null ? new byte[0] : value;
        several = begins(0) && isWhole();
        damaged = begins(0) && !several;
        rewind();
        return this;
    }

    /** Goes on to the next event; false when there is none. */
    public boolean next() {
        index++;
        if (several) {
            return to < bytes.length && step();
        }
        from = 0;
        to = bytes.length;
        return index == 0;
    }

    /** Whether the record begins as several events and is something else further on: no event is to be read from it. */
    public boolean damaged() {
        return damaged;
    }

    /** Which event of the record this is, from 0. */
    public int index() {
        return index;
    }

    /** What the event is a stretch of. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the event begins. */
    public int from() {
        return from;
    }

    /** Where it ends, exclusively. */
    public int to() {
        return to;
    }

    /** The event's bytes by themselves. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** How many events a record holds. */
    public static int count(byte @Nullable [] value) {
        EventsOfRecord events = new EventsOfRecord().of(value);
        int count = 0;
        while (events.next()) {
            count++;
        }
        return count;
    }

    private void rewind() {
        index = -1;
        from = 0;
        to = 0;
    }

    private boolean isWhole() {
        rewind();
        while (to < bytes.length) {
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    /** Past the next frame; false when there is no whole one. */
    private boolean step() {
        if (!begins(to)) {
            return false;
        }
        int at = to + TAG_BYTES;
        int length = 0;
        for (int i = 0; i < LONGEST_LENGTH && at < bytes.length; i++) {
            byte part = bytes[at++];
            length |= (part & 0x7f) << (7 * i);
            if (part >= 0) {
                from = at;
                to = at + length;
                return length <= bytes.length - at;
            }
        }
        return false;
    }

    private boolean begins(int at) {
        return at <= bytes.length - TAG_BYTES && bytes[at] == FIRST && bytes[at + 1] == SECOND;
    }
}
