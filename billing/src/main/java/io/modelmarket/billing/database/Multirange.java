package io.modelmarket.billing.database;

import io.modelmarket.contracts.event.proto.SequenceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL's {@code int8multirange} as text, as it is read and written. */
public final class Multirange {

    /** As PostgreSQL writes each range: its end is exclusive. */
    private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),(-?\\d+)\\)");

    private Multirange() {}

    /** The text of these ranges. */
    public static String text(List<SequenceRange> ranges) {
        return ranges.stream()
                .map(range -> "[" + range.getFirst() + "," + range.getLast() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The ranges of a text that PostgreSQL wrote, ascending. */
    public static List<SequenceRange> parse(String text) {
        List<SequenceRange> ranges = new ArrayList<>();
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            ranges.add(SequenceRange.newBuilder()
                    .setFirst(Long.parseLong(range.group(1)))
                    .setLast(Long.parseLong(range.group(2)) - 1)
                    .build());
        }
        return List.copyOf(ranges);
    }
}
