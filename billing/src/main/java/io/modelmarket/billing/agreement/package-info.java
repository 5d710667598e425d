/**
 * Who shares a model's revenue and how: proposed by the model's partner, countered, signed by each participant, ended;
 * one active per model and currency.
 */
@NullMarked
package io.modelmarket.billing.agreement;

import org.jspecify.annotations.NullMarked;
