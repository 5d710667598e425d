package io.modelmarket.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A call in JSON as somebody sends it who is careless, or means harm. */
final class MutatedCall {

    /** What is put in place of a value. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "-0.0",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "\"\"",
            "\"NaN\"",
            "\"Infinity\"",
            "NaN",
            "[]",
            "[[]]",
            "{}",
            "[null]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[1,4,1,1]",
            "[0]",
            "[0,4]",
            "[2147483648]",
            "[4294967296,4294967296]",
            "[9223372036854775807,2]",
            "[[[[1]]]]",
            "-",
            "1".repeat(1_100),
            "\"" + "x".repeat(2_000) + "\"",
            "\"FP64\"",
            "\"BYTES\"",
            "\"BOOL\"",
            "\"nothing\"");

    private MutatedCall() {}

    /** That call with one to three mistakes in it, and at times a byte that is no text. */
    static byte[] of(String call, Random random) {
        StringBuilder text = new StringBuilder(call);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.setLength(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x3000));
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.insert(at, text.substring(Math.max(0, at - random.nextInt(60)), at));
                default -> replaceValue(text, at, ODD.get(random.nextInt(ODD.size())));
            }
            text.append(text.isEmpty() ? " " : "");
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        return body;
    }

    /** The value behind the next colon. */
    private static void replaceValue(StringBuilder text, int at, String value) {
        int colon = text.indexOf(":", at);
        if (colon > 0) {
            int end = colon + 1;
            int depth = 0;
            while (end < text.length() && (depth > 0 || ",}]".indexOf(text.charAt(end)) < 0)) {
                depth += "[{".indexOf(text.charAt(end)) >= 0 ? 1 : "]}".indexOf(text.charAt(end)) >= 0 ? -1 : 0;
                end++;
            }
            text.replace(colon + 1, end, value);
        }
    }
}
