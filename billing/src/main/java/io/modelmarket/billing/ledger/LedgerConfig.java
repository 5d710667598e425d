package io.modelmarket.billing.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the ledger's checkpoints are signed and kept. */
@ConfigMapping(prefix = "market.ledger")
interface LedgerConfig {

    /**
     * Holds the signing key, made at the first start, and a copy of every checkpoint outside the database. All
     * instances of the service share it.
     */
    @WithDefault("ledger")
    Path folder();

    /** How often the book's new part is verified and its head signed; {@code off} for never. */
    @WithDefault("10m")
    String checkpointEvery();
}
