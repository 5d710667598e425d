package io.modelmarket.runtime.inspect;

/** A name from a file, made fit to be shown: short and without control characters. */
final class Quoted {

    private static final int LONGEST = 100;

    private Quoted() {}

    static String of(String name) {
        String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        StringBuilder clean = new StringBuilder("'");
        shown.chars().forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
        return clean.append('\'').toString();
    }
}
