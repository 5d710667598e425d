package io.modelmarket.contracts.id;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release's semantic version, {@code major.minor.patch} with an optional pre-release such as {@code 1.0.0-rc.1}.
 * Build metadata is not accepted: two releases must not differ by it alone. Ordering is that of semver.org, section 11.
 */
public record ReleaseVersion(int major, int minor, int patch, String preRelease) implements Comparable<ReleaseVersion> {

    private static final Pattern FORM = Pattern.compile(
            "(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final int MAX_LENGTH = 64;

    private static final Comparator<ReleaseVersion> ORDER = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch)
            .thenComparing(ReleaseVersion::preRelease, ReleaseVersion::comparePreRelease);

    /**
     * Reads a version.
     *
     * @throws IllegalArgumentException when {@code text} is not a semantic version
     */
    public static ReleaseVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw new IllegalArgumentException("version must be semantic, such as 1.0.0 or 2.1.0-rc.1");
        }
        String preRelease = matcher.group(4);
        return new ReleaseVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                preRelease == null ? "" : preRelease);
    }

    /** Whether this is a pre-release, which is chosen only when asked for exactly. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String core = major + "." + minor + "." + patch;
        return preRelease.isEmpty() ? core : core + "-" + preRelease;
    }

    private static int comparePreRelease(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        String[] leftParts = left.split("\\.", -1);
        String[] rightParts = right.split("\\.", -1);
        for (int i = 0; i < Math.min(leftParts.length, rightParts.length); i++) {
            int order = comparePart(leftParts[i], rightParts[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftParts.length, rightParts.length);
    }

    private static int comparePart(String left, String right) {
        boolean leftNumeric = left.chars().allMatch(Character::isDigit);
        boolean rightNumeric = right.chars().allMatch(Character::isDigit);
        if (leftNumeric && rightNumeric) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftNumeric == rightNumeric ? left.compareTo(right) : Boolean.compare(rightNumeric, leftNumeric);
    }
}
