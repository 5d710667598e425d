package io.modelmarket.billing.payee;

/** What payouts go to: an account that is known everywhere by its IBAN, or one that is known by its bank. */
public sealed interface BankAccount permits Iban, OtherAccount {}
