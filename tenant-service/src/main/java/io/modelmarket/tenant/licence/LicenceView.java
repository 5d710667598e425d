package io.modelmarket.tenant.licence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A licence as it is shown.
 *
 * @param id its SPDX identifier; none where it is the partner's own
 * @param name its identifier, or its own name
 * @param url where its text is
 */
@Schema(name = "Licence")
public record LicenceView(
        @Nullable String id,
        @Schema(required = true) String name,
        @Schema(required = true) String url) {

    /** The licence's; null of none. */
    public static @Nullable LicenceView of(@Nullable Licence licence) {
        return licence == null ? null : new LicenceView(licence.spdx(), licence.label(), licence.address());
    }
}
