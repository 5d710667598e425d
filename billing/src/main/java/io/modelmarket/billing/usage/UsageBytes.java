package io.modelmarket.billing.usage;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.proto.KeyBudgetUse;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What intake needs of a usage event, read from a record's bytes without making objects of it. Only the form that data
 * planes write is read: known fields in ascending order, texts in ASCII. About everything else it says no, and protobuf
 * decides; what it does read is what protobuf would. Used again for each event, for one thread.
 */
final class UsageBytes {

    private static final int NODE = UsageEvent.NODE_FIELD_NUMBER;
    private static final int TENANT = UsageEvent.TENANT_FIELD_NUMBER;
    private static final int SUBSCRIPTION = UsageEvent.SUBSCRIPTION_ID_FIELD_NUMBER;
    private static final int MODEL = UsageEvent.MODEL_FIELD_NUMBER;
    private static final int REQUESTS = UsageEvent.REQUESTS_FIELD_NUMBER;
    private static final int STARTED = UsageEvent.STARTED_AT_FIELD_NUMBER;
    private static final int FINISHED = UsageEvent.FINISHED_AT_FIELD_NUMBER;
    private static final int BUDGET = UsageEvent.BUDGET_FIELD_NUMBER;
    private static final int REGION = UsageEvent.REGION_FIELD_NUMBER;
    private static final int LAST = UsageEvent.BILLED_FAILURE_FIELD_NUMBER;

    private static final int NUMBER = 0;
    private static final int TEXT = 2;
    private static final int TEXTS = bits(1, NODE)
            | bits(UsageEvent.REQUEST_ID_FIELD_NUMBER, UsageEvent.PLAN_ID_FIELD_NUMBER)
            | bits(REGION, REGION);
    private static final int TIMES = bits(STARTED, FINISHED);
    private static final int TIME_FIELDS = Timestamp.NANOS_FIELD_NUMBER;
    private static final int BUDGET_FIELDS = KeyBudgetUse.NUMBER_FIELD_NUMBER;
    private static final int BUDGET_TEXTS = bits(KeyBudgetUse.ID_FIELD_NUMBER, KeyBudgetUse.ID_FIELD_NUMBER);
    private static final int WIRE_BITS = 3;
    private static final int WIRE_MASK = 7;
    private static final int LOW_BITS = 0x7f;
    private static final int LONGEST_SHIFT = 63;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final long[] numbers = new long[LAST + 1];
    private final Naming naming = new Naming();
    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean readable;
    private int nodeFrom;
    private int nodeTo;
    private boolean started;

    /** Reads the event that lies between; false when it is none, or one that protobuf has to read. */
    boolean read(byte[] value, int from, int to) {
        begin(value, from, to);
        int last = 0;
        while (readable && at < end) {
            int begin = at;
            int tag = tag();
            int field = tag >>> WIRE_BITS;
            if (field <= last || field > LAST || (tag & WIRE_MASK) != wireType(field)) {
                return false;
            }
            last = field;
            value(field, begin);
        }
        return readable;
    }

    /** The node's name as it lies there. */
    boolean nodeIs(byte[] name) {
        return Arrays.equals(bytes, nodeFrom, nodeTo, name, 0, name.length);
    }

    String node() {
        return new String(bytes, nodeFrom, nodeTo - nodeFrom, StandardCharsets.US_ASCII);
    }

    long epoch() {
        return numbers[UsageEvent.EPOCH_FIELD_NUMBER];
    }

    long sequence() {
        return numbers[UsageEvent.SEQUENCE_FIELD_NUMBER];
    }

    /** What of it is the same in all events of a subscription on a plan version that a release answered. */
    Naming naming() {
        return naming;
    }

    /** Whether what was used is billed, as {@link Inspection#billable} has it. */
    boolean billable() {
        UsageEvent.Outcome outcome = outcome();
        return outcome != null && Inspection.billable(outcome);
    }

    /** Null when it is none that is known. */
    UsageEvent.@Nullable Outcome outcome() {
        return UsageEvent.Outcome.forNumber((int) numbers[UsageEvent.OUTCOME_FIELD_NUMBER]);
    }

    /** Which failure is billed; null when it is none that is known. */
    UsageEvent.@Nullable BilledFailure billedFailure() {
        return UsageEvent.BilledFailure.forNumber((int) numbers[UsageEvent.BILLED_FAILURE_FIELD_NUMBER]);
    }

    long requests() {
        return numbers[REQUESTS];
    }

    long rows() {
        return numbers[UsageEvent.ROWS_FIELD_NUMBER];
    }

    long computeMicros() {
        return numbers[UsageEvent.COMPUTE_MICROS_FIELD_NUMBER];
    }

    long bytesIn() {
        return numbers[UsageEvent.BYTES_IN_FIELD_NUMBER];
    }

    long bytesOut() {
        return numbers[UsageEvent.BYTES_OUT_FIELD_NUMBER];
    }

    long tokensIn() {
        return numbers[UsageEvent.TOKENS_IN_FIELD_NUMBER];
    }

    long tokensOut() {
        return numbers[UsageEvent.TOKENS_OUT_FIELD_NUMBER];
    }

    /** Whether it says when it began; if so, in seconds since 1970 by {@link #startedAt}. */
    boolean hasStarted() {
        return started;
    }

    long startedAt() {
        return numbers[STARTED];
    }

    /** In seconds since 1970; 0 when it does not say. */
    long finishedAt() {
        return numbers[FINISHED];
    }

    private void begin(byte[] value, int from, int to) {
        bytes = value;
        at = from;
        end = to;
        readable = from < to;
        nodeFrom = 0;
        nodeTo = 0;
        started = false;
        Arrays.fill(numbers, 0);
        naming.begin(value);
    }

    private void value(int field, int from) {
        int bit = 1 << field;
        if ((TEXTS & bit) != 0) {
            text(field);
        } else if ((TIMES & bit) != 0) {
            numbers[field] = message(TIME_FIELDS, 0);
            started |= field == STARTED;
        } else if (field == BUDGET) {
            message(BUDGET_FIELDS, BUDGET_TEXTS);
        } else {
            numbers[field] = number();
        }
        if (field >= TENANT && field <= SUBSCRIPTION) {
            naming.owner(from, at);
        } else if (field >= MODEL && field <= UsageEvent.OUTCOME_FIELD_NUMBER) {
            naming.product(from, at);
        }
    }

    private void text(int field) {
        int from = past(number());
        readable &= isAscii(from);
        if (field == NODE) {
            nodeFrom = from;
            nodeTo = at;
        }
    }

    private boolean isAscii(int from) {
        long all = 0;
        int i = from;
        for (; i <= at - Long.BYTES; i += Long.BYTES) {
            all |= (long) LONGS.get(bytes, i);
        }
        for (; i < at; i++) {
            all |= bytes[i];
        }
        return (all & HIGH_BITS) == 0;
    }

    /** The first number of a message in the event, if its first field is one; the rest is passed over. */
    private long message(int fields, int texts) {
        int outer = end;
        int from = past(number());
        int to = at;
        at = from;
        end = to;
        long first = 0;
        int last = 0;
        while (readable && at < end) {
            int tag = tag();
            int field = tag >>> WIRE_BITS;
            boolean text = (texts & 1 << field) != 0;
            if (field <= last || field > fields || (tag & WIRE_MASK) != (text ? TEXT : NUMBER)) {
                readable = false;
            } else if (text) {
                readable &= isAscii(past(number()));
            } else {
                long number = number();
                first = field == 1 ? number : first;
            }
            last = field;
        }
        at = to;
        end = outer;
        return first;
    }

    /** Goes past so many bytes; where they begin. */
    private int past(long length) {
        int from = at;
        if (length < 0 || length > end - at) {
            readable = false;
            return from;
        }
        at += (int) length;
        return from;
    }

    private int tag() {
        byte first = bytes[at++];
        if (first >= 0) {
            return first;
        }
        if (at == end || bytes[at] < 0) {
            readable = false;
            return 0;
        }
        return (first & LOW_BITS) | bytes[at++] << 7;
    }

    private long number() {
        long number = 0;
        for (int shift = 0; shift <= LONGEST_SHIFT && at < end; shift += 7) {
            byte part = bytes[at++];
            number |= (long) (part & LOW_BITS) << shift;
            if (part >= 0) {
                // What protobuf makes of a tenth byte other than 1 depends on where it reads it.
                readable &= shift < LONGEST_SHIFT || part == 1;
                return number;
            }
        }
        readable = false;
        return 0;
    }

    private static int wireType(int field) {
        return ((TEXTS | TIMES | bits(BUDGET, BUDGET)) & 1 << field) != 0 ? TEXT : NUMBER;
    }

    private static int bits(int from, int to) {
        int bits = 0;
        for (int field = from; field <= to; field++) {
            bits |= 1 << field;
        }
        return bits;
    }
}
