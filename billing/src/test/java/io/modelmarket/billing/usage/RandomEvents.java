package io.modelmarket.billing.usage;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.proto.KeyBudgetUse;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.util.Arrays;
import java.util.Random;

/** Events of every shape that a data plane could write, and bytes that are nearly such. */
final class RandomEvents {

    private static final int LONGEST_TEXT = 40;

    private RandomEvents() {}

    /** Each field there or not, with any value. */
    static UsageEvent any(Random random) {
        UsageEvent.Builder event = UsageEvent.newBuilder()
                .setNode(text(random))
                .setEpoch(number(random))
                .setSequence(number(random))
                .setRequestId(text(random))
                .setTenant(text(random))
                .setSubscriptionId(text(random))
                .setKeyId(text(random))
                .setModel(text(random))
                .setVersion(text(random))
                .setPlanId(text(random))
                .setPlanVersion((int) number(random))
                .setOutcomeValue(random.nextInt(6) == 0 ? (int) number(random) : random.nextInt(3))
                .setRequests(number(random))
                .setRows(number(random))
                .setComputeMicros(number(random))
                .setBytesIn(number(random))
                .setBytesOut(number(random))
                .setTokensIn(number(random))
                .setTokensOut(number(random));
        if (random.nextInt(4) != 0) {
            event.setStartedAt(time(random));
        }
        if (random.nextInt(4) != 0) {
            event.setFinishedAt(time(random));
        }
        if (random.nextInt(3) == 0) {
            event.setBudget(KeyBudgetUse.newBuilder()
                    .setId(text(random))
                    .setPeriodFrom(number(random))
                    .setNumber(number(random)));
        }
        if (random.nextInt(3) == 0) {
            event.setRegion(text(random));
        }
        if (random.nextInt(3) == 0) {
            event.setBilledFailureValue(random.nextInt(6) == 0 ? (int) number(random) : random.nextInt(5));
        }
        return event.build();
    }

    /** The same with a byte or some of them changed, taken out, added, or with something of its own repeated. */
    static byte[] damaged(Random random, byte[] whole) {
        int at = random.nextInt(whole.length + 1);
        int to = at + random.nextInt(whole.length - at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> joined(Arrays.copyOf(whole, to), Arrays.copyOfRange(whole, at, whole.length));
            case 2 -> joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, to, whole.length));
            default -> changed(random, whole);
        };
    }

    /** The first bytes, then the second. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] changed(Random random, byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt());
        }
        return bytes;
    }

    private static Timestamp time(Random random) {
        return Timestamp.newBuilder()
                .setSeconds(number(random))
                .setNanos((int) number(random))
                .build();
    }

    private static long number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            case 2 -> -random.nextInt(1000);
            default -> random.nextLong() >>> (1 + random.nextInt(63));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(LONGEST_TEXT); i > 0; i--) {
            text.append((char) random.nextInt(128));
        }
        return text.toString();
    }
}
