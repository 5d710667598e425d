/** The SEPA scheme's countries, as billing has them. */
export const SEPA = new Set(
  'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(' '),
);

/** Whether an account with an IBAN is paid outside SEPA, where its bank has to be named: elsewhere, or in another currency. */
export function isOutsideSepa({ iban, currency }: { iban: string; currency: string }): boolean {
  const country = iban.trim().slice(0, 2).toUpperCase();
  const paid = currency.trim().toUpperCase();
  return (/^[A-Z]{2}$/.test(country) && !SEPA.has(country)) || (paid !== '' && paid !== 'EUR');
}
