/**
 * Referral codes of promoters, and whom a subscription was referred by. A code is for one model and is a promoter's who
 * takes part in an agreement of mode PROMOTION; what a referral is worth is said by that agreement's rules.
 */
@NullMarked
package io.modelmarket.billing.referral;

import org.jspecify.annotations.NullMarked;
