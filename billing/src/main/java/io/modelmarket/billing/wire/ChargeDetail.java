package io.modelmarket.billing.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelmarket.billing.rating.Band;
import io.modelmarket.billing.rating.Charge;
import io.modelmarket.billing.rating.RatedLine;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a line's amount comes about, in JSON and as it is stored: the component's whole charge of the period so far. The
 * line bills what of it no earlier line has billed.
 *
 * @param gross before discounts and the plan's maximum
 * @param net after them
 * @param bands the parts of the gross amount at one price each, unrounded
 */
public record ChargeDetail(String component, String gross, String net, List<BandView> bands) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Shows a component's charge. */
    public static ChargeDetail of(Charge charge) {
        return new ChargeDetail(
                charge.component().name(),
                charge.gross().toDecimal().toPlainString(),
                charge.amount().toDecimal().toPlainString(),
                charge.bands().stream().map(BandView::of).toList());
    }

    /** A line's charge as it is stored. */
    public static String json(RatedLine line) {
        try {
            return JSON.writeValueAsString(of(line.charge()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a charge cannot be written", e);
        }
    }

    /** What {@link #json} has written. */
    public static @Nullable ChargeDetail parse(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, ChargeDetail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored charge cannot be read", e);
        }
    }

    /** Units at one price; units and prices are those of the plan's component. */
    @Schema(name = "ChargeBandView")
    public record BandView(String units, String price, String flat, String amount) {

        static BandView of(Band band) {
            return new BandView(plain(band.units()), plain(band.price()), plain(band.flat()), plain(band.amount()));
        }

        private static String plain(BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }
}
