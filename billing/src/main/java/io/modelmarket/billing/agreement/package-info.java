/**
 * Who shares a model's revenue and how: proposed by the model's partner, signed by each participant, one active per\n *
 * model and currency.
 */
@NullMarked
package io.modelmarket.billing.agreement;

import org.jspecify.annotations.NullMarked;
