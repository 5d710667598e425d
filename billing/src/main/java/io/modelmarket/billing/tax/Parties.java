package io.modelmarket.billing.tax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Who sold to whom, as of an invoice's issue.
 *
 * @param buyer none where there was no billing profile
 */
public record Parties(Party seller, @Nullable Party buyer) {

    private static final JsonMapper JSON = new JsonMapper();

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
