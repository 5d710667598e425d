package io.modelmarket.billing.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.rating.Tariff;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tariffs as plan versions keep them: a plain price per request in its own column, anything else as components. */
public final class Tariffs {

    /** What a query must select of a plan {@code p} and its version {@code v} for {@link #read}. */
    public static final String COLUMNS = " p.currency, v.price_per_request, v.components, v.proration ";

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Tariffs() {}

    /** The tariff of the row's plan version. */
    public static Tariff read(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        String components = row.getString("components");
        Tariff tariff = components == null
                ? Tariff.perRequest(currency, row.getBigDecimal("price_per_request"))
                : new Tariff(
                        currency,
                        parse(components).stream().map(PlanComponent::component).toList());
        return tariff.prorated(Proration.valueOf(row.getString("proration")));
    }

    /** The column {@code price_per_request}. */
    static @Nullable BigDecimal price(Tariff tariff) {
        return tariff.pricePerRequest().orElse(null);
    }

    /** The column {@code components}. */
    static @Nullable String components(Tariff tariff) {
        if (tariff.pricePerRequest().isPresent()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(
                    tariff.components().stream().map(PlanComponent::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("components cannot be written", e);
        }
    }

    private static List<PlanComponent> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored components cannot be read", e);
        }
    }
}
