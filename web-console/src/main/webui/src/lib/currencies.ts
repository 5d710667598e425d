/** Currencies that prices and agreements are offered in. */
export const CURRENCIES = ['EUR', 'USD', 'CNY', 'GBP', 'JPY', 'CHF'] as const;
