package io.modelmarket.billing.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which revenue of a model an agreement shares.
 *
 * @param version of the release, where it is for one; else empty
 * @param countries where the consumers are, as two letters in order, where it is for a region; else none
 */
public record Scope(Kind kind, String version, List<String> countries) {

    /** The whole model. */
    public static final Scope MODEL = new Scope(Kind.MODEL, "", List.of());

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** The kinds, the most specific first. */
    @Schema(name = "ScopeKind")
    public enum Kind {
        /** One release, for consumers in some countries. */
        RELEASE_REGION,
        /** One release. */
        RELEASE,
        /** The model, for consumers in some countries. */
        REGION,
        /** The model. */
        MODEL,
        /** The model and what partners of the agreement have made from it, where nothing above says otherwise. */
        LINEAGE;

        private boolean hasVersion() {
            return this == RELEASE || this == RELEASE_REGION;
        }

        private boolean hasCountries() {
            return this == REGION || this == RELEASE_REGION;
        }
    }

    /**
     * Checks that it says what its kind needs and nothing else.
     *
     * @throws IllegalArgumentException when it does not; the message says what is wrong
     */
    public Scope {
        countries = countries.stream().distinct().sorted().toList();
        if (kind.hasVersion() == version.isEmpty()) {
            throw new IllegalArgumentException(
                    "scope.version is the release's, for the scopes RELEASE and RELEASE_REGION only");
        }
        if (kind.hasCountries() == countries.isEmpty()) {
            throw new IllegalArgumentException(
                    "scope.countries are the region's, for the scopes REGION and RELEASE_REGION only");
        }
        countries.stream()
                .filter(country -> !COUNTRIES.contains(country))
                .findFirst()
                .ifPresent(country -> {
                    throw new IllegalArgumentException(
                            "scope.countries: " + country + " is no ISO 3166-1 alpha-2 country");
                });
    }

    /** Whether some revenue of the model is in both: not of two releases, nor of regions without a common country. */
    boolean meets(Scope other) {
        boolean releases = version.isEmpty() || other.version.isEmpty() || version.equals(other.version);
        boolean regions = countries.isEmpty()
                || other.countries.isEmpty()
                || !common(other).isEmpty();
        return releases && regions;
    }

    /** Whether both are for the same kind of part and some revenue is in both, and they are not the same. */
    boolean collidesWith(Scope other) {
        return kind == other.kind && !equals(other) && meets(other);
    }

    /** Whether this one, in force, would share revenue that {@code other} shares without it. */
    boolean takesFrom(Scope other) {
        return kind.compareTo(other.kind) <= 0 && meets(other);
    }

    /** Whether it is for that release used by somebody in that country. */
    public boolean covers(String release, String country) {
        return switch (kind) {
            case RELEASE_REGION -> version.equals(release) && countries.contains(country);
            case RELEASE -> version.equals(release);
            case REGION -> countries.contains(country);
            case MODEL, LINEAGE -> true;
        };
    }

    List<String> common(Scope other) {
        List<String> common = new ArrayList<>(countries);
        common.retainAll(other.countries);
        return common;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case RELEASE_REGION -> "its release " + version + " for consumers in " + String.join(", ", countries);
            case RELEASE -> "its release " + version;
            case REGION -> "consumers in " + String.join(", ", countries);
            case MODEL -> "the whole model";
            case LINEAGE -> "its lineage";
        };
    }
}
