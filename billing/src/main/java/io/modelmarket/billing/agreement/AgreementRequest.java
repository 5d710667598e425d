package io.modelmarket.billing.agreement;

import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A proposal: either {@code shares}, percentages that sum to 100, or {@code rules} that are applied in their order.
 *
 * @param from a full hour from which on it shares what is used, not before what is billed or closed; null: from the
 *     last signature on
 * @param until a full hour, the first that it does not share any more; null: for good
 */
record AgreementRequest(
        @NotBlank @Size(max = 120) String model,
        @NotNull Mode mode,
        @NotBlank @Size(max = 3) String currency,
        @Size(max = Shares.MOST) @Nullable List<@NotNull @Valid ShareRequest> shares,
        @Size(max = Shares.MOST) @Nullable List<@NotNull @Valid RuleRequest> rules,
        @Min(0) @Max(365) @Nullable Integer noticeDays,
        @Valid @Nullable ScopeRequest scope,
        @Nullable Recognition recognition,
        @Nullable Instant from,
        @Nullable Instant until) {

    /**
     * What is proposed.
     *
     * @throws ProblemException when it is not a whole or not understood
     */
    Proposal proposal() {
        try {
            Currency in = UnfitField.at("currency", this::currencyOf);
            Shares all = new Shares(all(in));
            UnfitField.at("mode", () -> modeOf(all));
            return new Proposal(
                    UnfitField.at("model", () -> ModelName.parse(model)),
                    scope == null ? Scope.MODEL : UnfitField.at("scope", scope::scope),
                    mode,
                    recognition == null ? Recognition.AGENT : recognition,
                    in,
                    all,
                    noticeDays == null ? 0 : noticeDays,
                    Window.proposed(from, until),
                    shares == null ? "rules" : "shares");
        } catch (UnfitField e) {
            throw e.refusal();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, e.getMessage() + ".");
        }
    }

    private Currency currencyOf() {
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is not a known ISO 4217 code", e);
        }
    }

    private Mode modeOf(Shares all) {
        if (all.attributes() && mode != Mode.PROMOTION) {
            throw new IllegalArgumentException("rules for what was referred are for agreements of mode PROMOTION");
        }
        return mode;
    }

    private List<Share> all(Currency in) {
        if ((shares == null) == (rules == null)) {
            throw new IllegalArgumentException("an agreement has either shares or rules");
        }
        return shares != null
                ? each("shares", shares, ShareRequest::share)
                : rules == null ? List.of() : each("rules", rules, rule -> rule.share(in));
    }

    static <R, T> List<T> each(String list, List<R> items, Function<R, T> read) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> UnfitField.at(list + "[" + i + "]", () -> read.apply(items.get(i))))
                .toList();
    }

    /** A percentage or a fraction; one of both. */
    static Rate rate(@Nullable String percent, @Nullable String fraction) {
        if (percent != null && fraction != null) {
            throw new IllegalArgumentException("percent and rate are two ways to say one thing; say one");
        }
        return fraction == null
                ? Rate.ofPercent(decimal(percent, "percent"))
                : UnfitField.at("rate", () -> Rate.parse(fraction));
    }

    static BigDecimal decimal(@Nullable String text, String field) {
        return UnfitField.at(field, () -> {
            try {
                return new BigDecimal(text == null ? "" : text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(field + " must be a decimal number, like 12.5", e);
            }
        });
    }

    static TenantId tenantAt(String field, @Nullable String id) {
        return UnfitField.at(field, () -> new TenantId(id == null ? "" : id));
    }

    /**
     * Which revenue it is for; without one, all of the model's.
     *
     * @param version RELEASE, RELEASE_REGION: the release's
     * @param countries REGION, RELEASE_REGION: where the consumers are, ISO 3166-1 alpha-2
     */
    record ScopeRequest(
            @NotNull Scope.Kind kind,
            @Size(max = 64) @Nullable String version,
            @Size(max = 60) @Nullable List<@NotBlank @Size(max = 2) String> countries) {

        Scope scope() {
            return new Scope(kind, version == null ? "" : version, countries == null ? List.of() : countries);
        }
    }

    /**
     * A participant's part.
     *
     * @param percent a decimal percentage; or
     * @param rate a fraction, such as 1/3
     */
    record ShareRequest(
            @NotBlank @Size(max = 40) String tenant,
            @NotNull ParticipantRole role,
            @Size(max = 30) @Nullable String percent,
            @Size(max = 13) @Nullable String rate) {

        Share share() {
            return new Share(role, Rule.Percent.flat(tenantAt("tenant", tenant), AgreementRequest.rate(percent, rate)));
        }
    }
}
