package io.modelmarket.billing.statement;

import io.modelmarket.contracts.id.ModelName;

/**
 * What has earned a part of a line.
 *
 * @param version the model's release; empty where no usage says which
 * @param used the release of the line's model that was used
 * @param step 0 where that is the release itself, 1 for what it is made from, 2 for what that is made from
 */
public record Origin(ModelName model, String version, String used, int step) {

    /** A release that was used itself. */
    public static Origin used(ModelName model, String version) {
        return new Origin(model, version, version, 0);
    }

    /** What tells the parts of a line apart. */
    public Key key() {
        return new Key(used, step);
    }

    /** The release that was used and how far from it the earner is. */
    public record Key(String used, int step) {}
}
