package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.Share;
import io.modelmarket.contracts.money.Money;

/**
 * One participant's share of one invoice line.
 *
 * @param seq the share's place in its agreement, from 1
 */
public record Accrual(String reference, int seq, Share share, Money basis, Money amount) {}
