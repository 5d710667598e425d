package io.modelmarket.runtime.inspect;

import java.util.Set;

/** The families of operators that ONNX Runtime brings. */
final class Domains {

    /** Those a published model may use. */
    static final Set<String> KNOWN = Set.of(ModelContents.STANDARD_DOMAIN, "ai.onnx.ml", "com.microsoft");

    private Domains() {}

    /** A domain's name; the standard one may be written as nothing. */
    static String name(String written) {
        return written.isEmpty() ? ModelContents.STANDARD_DOMAIN : written;
    }
}
