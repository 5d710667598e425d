package io.modelmarket.runtime.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Gathers, while layer after layer is put on, what holds and what does not. */
final class SandboxLayers {

    private final List<String> inForce = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    void inForce(String what) {
        inForce.add(what);
    }

    void missing(String whatAndWhy) {
        missing.add(whatAndWhy);
    }

    SandboxReport report() {
        return new SandboxReport(inForce, missing);
    }
}
