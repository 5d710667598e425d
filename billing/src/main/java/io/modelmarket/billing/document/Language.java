package io.modelmarket.billing.document;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What documents are written in. */
public enum Language {
    ENGLISH("en", Locale.ROOT),
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE);

    private final String tag;
    private final Locale bundle;

    Language(String tag, Locale bundle) {
        this.tag = tag;
        this.bundle = bundle;
    }

    /**
     * The one that is asked for, else the first of {@code Accept-Language} that there is, else English.
     *
     * @throws ProblemException when another one is asked for
     */
    public static Language of(@Nullable String asked, @Nullable String accepted) {
        if (asked == null) {
            return accepted == null ? ENGLISH : preferred(accepted);
        }
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "language must be en or zh-CN, not " + asked + "."));
    }

    /** As in {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** The language of that tag. */
    public static Language tagged(String tag) {
        return of(tag, null);
    }

    /** A label. */
    public String text(String key) {
        return labels().getString(key);
    }

    /** A label with what is put into its places. */
    public String text(String key, String... parts) {
        return new MessageFormat(text(key), Locale.ROOT).format(parts);
    }

    /** A label, or else something that needs none. */
    public String textOr(String key, String other) {
        ResourceBundle labels = labels();
        return labels.containsKey(key) ? labels.getString(key) : other;
    }

    private ResourceBundle labels() {
        return ResourceBundle.getBundle(
                "document.labels",
                bundle,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Language preferred(String accepted) {
        try {
            List<Locale> known = Arrays.stream(values())
                    .map(language -> Locale.forLanguageTag(language.tag))
                    .toList();
            return Locale.filter(Locale.LanguageRange.parse(accepted), known).stream()
                    .findFirst()
                    .map(locale -> values()[known.indexOf(locale)])
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
