package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller says of a plan's terms. Every error names the field. */
record TermsRequest(
        @Nullable String pricePerRequest,
        @Nullable List<PlanComponent> components,
        @Nullable Long monthlyRequests,
        @Nullable QuotaKind quotaKind,
        PlanView.@Nullable RateLimitView rateLimit,
        @Nullable Integer concurrentRequests,
        @Nullable Integer trialDays,
        @Nullable Proration proration,
        @Nullable Integer weight,
        @Nullable WithoutBilling withoutBilling,
        @Nullable FailedRequests failedRequests) {

    /**
     * The terms, in a currency.
     *
     * @throws ProblemException when they are not ones
     */
    Terms terms(String currency) {
        if (rateLimit != null && (rateLimit.requestsPerSecond() < 1 || rateLimit.burst() < 1)) {
            throw invalid("rateLimit.requestsPerSecond and rateLimit.burst must be at least 1.");
        }
        if (quotaKind != null && monthlyRequests == null) {
            throw invalid("quotaKind says what monthlyRequests means; say how many.");
        }
        QuotaKind kind = quotaKind == null ? QuotaKind.HARD : quotaKind;
        return new Terms(
                tariff(currency, pricePerRequest, components)
                        .prorated(proration == null ? Proration.SECOND : proration),
                monthlyRequests,
                kind,
                rateLimit == null ? null : new Terms.RateLimit(rateLimit.requestsPerSecond(), rateLimit.burst()),
                concurrentRequests,
                trialDays == null ? 0 : trialDays,
                weight == null ? 1 : weight,
                withoutBilling == null ? null : withoutBilling.requests(monthlyRequests, kind),
                failedRequests == null ? FailedRequests.FREE : failedRequests);
    }

    /**
     * A tariff from its plain or its long form.
     *
     * @throws ProblemException when it is none
     */
    static Tariff tariff(String currency, @Nullable String price, @Nullable List<PlanComponent> components) {
        Currency parsed = checked("currency", () -> Currency.getInstance(currency));
        if (price != null && components == null) {
            return checked("pricePerRequest", () -> Tariff.perRequest(parsed, new BigDecimal(price)));
        }
        if (components == null || price != null) {
            throw invalid("pricePerRequest or components is needed, and not both.");
        }
        List<Component> parsedComponents = new ArrayList<>();
        for (PlanComponent component : components) {
            parsedComponents.add(checked("components[" + parsedComponents.size() + "]", component::component));
        }
        return checked("components", () -> new Tariff(parsed, parsedComponents));
    }

    /** What {@code parser} reads, or a problem that names the field. */
    static <T> T checked(String field, Parser<T> parser) {
        try {
            return parser.parse();
        } catch (NumberFormatException e) {
            throw invalid(field + " must be a decimal number, like 0.002.");
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "is not known" : e.getMessage();
            throw invalid(field + ": " + why + ".");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** Reads a value, or throws an {@link IllegalArgumentException} that says what is allowed. */
    interface Parser<T> {
        T parse();
    }
}
