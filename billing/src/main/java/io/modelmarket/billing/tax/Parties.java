package io.modelmarket.billing.tax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelmarket.billing.payee.PayeeAccount;
import org.jspecify.annotations.Nullable;

/**
 * Who sold to whom, and where that is paid, as of an invoice's issue.
 *
 * @param buyer none where there was no billing profile
 * @param taxedIn the country that a buyer without a profile was taxed in as a private one; of older invoices none
 * @param account where the buyer pays; none where the seller had said none
 */
public record Parties(
        Party seller,
        @Nullable Party buyer,
        @Nullable String taxedIn,
        @Nullable PayeeAccount account) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The same, paid to an account. */
    public Parties paidTo(@Nullable PayeeAccount payee) {
        return new Parties(seller, buyer, taxedIn, payee);
    }

    /** The country that the buyer was taxed in. */
    public @Nullable String consumerCountry() {
        return buyer == null ? taxedIn : buyer.country();
    }

    /** As they are stored with the invoice. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parties of an invoice cannot be written", e);
        }
    }

    /** What {@link #json} has written; none for an invoice from before profiles. */
    public static @Nullable Parties parse(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, Parties.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored parties of an invoice cannot be read", e);
        }
    }
}
