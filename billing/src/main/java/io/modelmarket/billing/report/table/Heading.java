package io.modelmarket.billing.report.table;

import io.modelmarket.billing.document.Language;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a table is about.
 *
 * @param name of the report, in JSON and as key of its label
 * @param tenant whose rows it has; null for all
 * @param asOf when reading began
 * @param language of what is written for people to read
 */
public record Heading(
        String name, YearMonth period, @Nullable String tenant, Instant asOf, Language language) {}
