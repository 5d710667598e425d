package io.modelmarket.tenant.licence;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The licence a release is to be used under: {@code id} alone, or {@code name} and {@code url}.
 *
 * @param id on the SPDX License List, such as Apache-2.0
 * @param name of any other licence
 * @param url of its text, https
 */
@Schema(name = "LicenceRequest")
public record LicenceRequest(
        @Nullable @Size(max = 64) String id,
        @Nullable @Size(max = 120) String name,
        @Nullable @Size(max = 500) String url) {

    /** The licence, checked. */
    public Licence parsed() {
        return Licence.of(id, name, url);
    }
}
