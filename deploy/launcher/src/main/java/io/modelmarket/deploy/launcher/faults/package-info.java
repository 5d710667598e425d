/**
 * Breaks a running market in seeded ways under load, and compares afterwards what the caller saw with what the topic,
 * billing, invoices, the report and the ledger say.
 *
 * <p>Never true: a figure taken from the side it is compared with; a process left stopped, limited or with a wrong
 * clock; a fault on a process that the market's own records do not name.
 */
@NullMarked
package io.modelmarket.deploy.launcher.faults;

import org.jspecify.annotations.NullMarked;
