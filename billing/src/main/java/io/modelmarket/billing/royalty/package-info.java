/**
 * What partners ask for releases that are made from their models, and what a release owes along its line of descent.
 * Who declares a base takes what is offered for it then; later offers are for later releases.
 */
@NullMarked
package io.modelmarket.billing.royalty;

import org.jspecify.annotations.NullMarked;
