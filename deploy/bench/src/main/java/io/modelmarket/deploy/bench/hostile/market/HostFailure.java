package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.hostile.Finding;

/** The market itself failed while a model was tried; the message says how. */
final class HostFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Finding finding;

    HostFailure(Finding finding, String message) {
        super(message, null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
