import { useTranslation } from 'react-i18next';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Dates, numbers and money in the chosen language. Instants are shown in a named zone, never the browser's by accident. */
export interface Format {
  number(value: number): string;
  /** A decimal as the service writes it, with all its digits. */
  decimal(value: string): string;
  percent(fraction: number): string;
  bytes(value: number): string;
  money(amount: string, currency: string): string;
  instant(iso: string, zone: string): string;
  /** An instant with its seconds, for what happens often. */
  moment(iso: string, zone: string): string;
  day(isoDay: string): string;
  month(period: string): string;
}

/** The formats of one language. */
export function formatFor(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    number: (value) => number.format(value),
    decimal: (value) => exact.format(value as Intl.StringNumericLiteral),
    percent: (fraction) => percent.format(fraction),
    bytes: (value) => formatBytes(value, language),
    money: (amount, currency) => formatMoney(amount, currency, language),
    instant: (iso, zone) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
        new Date(iso),
      ),
    moment: (iso, zone) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(new Date(iso)),
    day: (isoDay) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${isoDay.slice(0, 10)}T00:00:00Z`),
      ),
    month: (period) =>
      new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${period}-01T00:00:00Z`),
      ),
  };
}

/** The formats of the language chosen now. */
export function useFormat(): Format {
  return formatFor(useTranslation().i18n.language);
}

function formatBytes(value: number, language: string): string {
  let unit = 0;
  let scaled = value;
  while (scaled >= 1000 && unit < UNITS.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || scaled >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(scaled)} ${UNITS[unit]}`;
}

/** Decimal strings go to the formatter as they are: a price never passes through a binary fraction. */
function formatMoney(amount: string, currency: string, language: string): string {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const usual = format.resolvedOptions().maximumFractionDigits ?? 2;
  const exact = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: usual,
    maximumFractionDigits: Math.min(Math.max(usual, decimals), 20),
  });
  return exact.format(amount as Intl.StringNumericLiteral);
}

/** The period running now in the zone, such as `2026-11`. */
export function currentPeriod(zone: string, now: Date = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone: zone }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}`;
}

/** The period that many months from this one. */
export function shiftPeriod(period: string, months: number): string {
  const [year = 1970, month = 1] = period.split('-').map(Number);
  const shifted = new Date(Date.UTC(year, month - 1 + months, 1));
  return shifted.toISOString().slice(0, 7);
}

/** The instant at which clocks in the zone show the local time, such as `2026-12-01T00:00`; none where it is no time. */
export function instantOf(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) {
    return undefined;
  }
  // Twice, for the times about a change of the clocks.
  let instant = asUtc - zoneOffset(asUtc, zone);
  instant = asUtc - zoneOffset(instant, zone);
  return new Date(instant).toISOString();
}

/** What clocks in the zone show at an instant, such as `2026-12-01T00:00`. */
export function localOf(iso: string, zone: string): string {
  const instant = Date.parse(iso);
  return new Date(instant + zoneOffset(instant, zone)).toISOString().slice(0, 16);
}

function zoneOffset(instant: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${shown.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}
