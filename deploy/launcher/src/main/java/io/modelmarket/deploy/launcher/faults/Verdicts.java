package io.modelmarket.deploy.launcher.faults;

import java.math.BigDecimal;

/**
 * What billing's books say of themselves as a whole, everybody's usage of the month among it.
 *
 * @param recount of the archived events against the rollups, {@code EQUAL} if they are
 * @param ledger of its hash chain, checkpoints and sums recomputed, {@code INTACT} if they are
 * @param balanced whether debits are credits in the trial balance
 * @param rejected records that intake has refused
 * @param difference of all rows of the report, without sign
 */
record Verdicts(String recount, String ledger, boolean balanced, long rejected, BigDecimal difference) {}
