package io.modelmarket.deploy.launcher.faults;

/**
 * What billing says of one subscription.
 *
 * @param used what its rollups count
 * @param invoiced the quantity on the invoices of an interim close
 * @param difference the finance report's sum of what disagrees, a decimal
 */
record Counted(String subscription, Tally used, long invoiced, String difference) {}
