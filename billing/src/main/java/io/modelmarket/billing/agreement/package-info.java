/**
 * Who shares a model's revenue and how: proposed by the model's partner, countered, signed by each participant, ended;
 * at no time two in force for the same part of a model and currency.
 */
@NullMarked
package io.modelmarket.billing.agreement;

import org.jspecify.annotations.NullMarked;
