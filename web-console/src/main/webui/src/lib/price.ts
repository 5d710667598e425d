/** A unit price times 1,000, by moving the decimal point: no digit passes through a binary fraction. */
export function perThousand(price: string): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const shifted = fraction.padEnd(3, '0');
  const left = `${whole}${shifted.slice(0, 3)}`.replace(/^0+(?=\d)/, '');
  const right = shifted.slice(3).replace(/0+$/, '');
  return right ? `${left}.${right}` : left;
}
