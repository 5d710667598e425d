package io.modelmarket.tenant.licence;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A licence: the identifier of the SPDX License List alone, or a name with the address of its text.
 *
 * @param spdx such as Apache-2.0
 * @param name of a licence that SPDX does not know
 * @param url where its text is, https
 */
@Embeddable
public record Licence(
        @Column(name = "licence_id") @Nullable String spdx,
        @Column(name = "licence_name") @Nullable String name,
        @Column(name = "licence_url") @Nullable String url) {

    private static final String SPDX_TEXTS = "https://spdx.org/licenses/";

    /** The licence that a partner names, checked. */
    public static Licence of(@Nullable String spdx, @Nullable String name, @Nullable String url) {
        if (spdx == null) {
            return own(name, url);
        }
        if (name != null || url != null) {
            throw refusal(
                    FieldFault.INVALID,
                    name != null ? "licence.name" : "licence.url",
                    "licence must be an SPDX identifier alone, or a name and an url");
        }
        if (!SpdxLicences.know(spdx)) {
            throw refusal(
                    FieldFault.INVALID,
                    "licence.id",
                    "licence.id is not on the SPDX License List, such as Apache-2.0; give name and url of any other");
        }
        return new Licence(spdx, null, null);
    }

    private static Licence own(@Nullable String name, @Nullable String url) {
        if (name == null || name.isBlank()) {
            throw refusal(
                    FieldFault.REQUIRED, "licence.name", "licence.name must not be blank where there is no licence.id");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refusal(
                    FieldFault.PATTERN, "licence.name", "licence.name must be one line without control characters");
        }
        if (url == null || !isAddress(url)) {
            throw refusal(
                    url == null ? FieldFault.REQUIRED : FieldFault.PATTERN,
                    "licence.url",
                    "licence.url must be the https address of the licence's text");
        }
        return new Licence(null, name.strip(), url);
    }

    /** As it is called: its identifier, or its own name. */
    public String label() {
        return spdx != null ? spdx : String.valueOf(name);
    }

    /** Where its text is. */
    public String address() {
        return spdx != null ? SPDX_TEXTS + spdx + ".html" : String.valueOf(url);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static ProblemException refusal(FieldFault fault, String field, String detail) {
        return fault.refusal(ProblemType.INVALID_REQUEST, field, detail);
    }
}
