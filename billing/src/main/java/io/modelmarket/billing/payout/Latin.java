package io.modelmarket.billing.payout;

import java.text.Normalizer;
import java.util.Map;

/**
 * Texts in the characters that every bank takes: Latin letters without marks, digits and a few signs. What is a letter
 * with a mark, or a ligature, is written without; of other scripts nobody but their writer knows how. Plain Java.
 */
final class Latin {

    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'Ŧ', "T"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) 'ə', "e"),
            Map.entry((int) 'Ə', "E"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '_', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"));

    private static final String SIGNS = "/?:().,'+ -";

    private Latin() {}

    /** As banks take it; a dot for each character that cannot be written. */
    static String of(String text) {
        StringBuilder written = new StringBuilder();
        plain(text).codePoints().forEach(c -> written.append(isPlain(c) ? Character.toString(c) : "."));
        return written.toString().strip();
    }

    /** Whether all its letters can be written, and there are any, or digits. */
    static boolean canWrite(String text) {
        String plain = plain(text);
        return plain.codePoints().noneMatch(c -> Character.isLetterOrDigit(c) && !isAlphanumeric(c))
                && plain.codePoints().anyMatch(Latin::isAlphanumeric);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return isAlphanumeric(c) || SIGNS.indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
