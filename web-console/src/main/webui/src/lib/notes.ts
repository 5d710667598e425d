import type { TFunction } from 'i18next';
import type { Format } from './format';

type Words = (t: TFunction, format: Format, found: string[]) => string;

/** The notes that tenant-service writes in a release's history, and how they are said here. */
const NOTES: readonly [RegExp, Words][] = [
  [/^drafted$/, (t) => t('notes.drafted')],
  [/^drafted, made from (.+)$/, (t, _, [base]) => t('notes.draftedFrom', { base })],
  [/^to be used under (.+)$/, (t, _, [licence]) => t('notes.licensed', { licence })],
  [/^under no licence that is named$/, (t) => t('notes.unlicensed')],
  [
    /^(\S+) uploaded, (\d+) bytes, SHA-256 [0-9a-f]{64}$/,
    (t, format, [file, bytes]) => t('notes.uploaded', { file, size: format.bytes(Number(bytes)) }),
  ],
  [/^inspected and accepted; submitted for review$/, (t) => t('notes.submitted')],
  [/^refused by rule (\S+) at ([^:]+): (.+)$/s, (t, _, [rule, place, detail]) => t('notes.refused', { rule, place, detail })],
  [/^approved$/, (t) => t('notes.approved')],
  [/^approved: (.+)$/s, (t, _, [words]) => t('notes.approvedWith', { words })],
  [/^rejected: (.+)$/s, (t, _, [words]) => t('notes.rejected', { words })],
  [/^withdrawn$/, (t) => t('notes.withdrawn')],
  [/^quarantine revoked$/, (t) => t('notes.quarantineRevoked')],
];

/** A note of a release's history in the chosen language; one that is not known here as it was written. */
export function noteText(note: string, t: TFunction, format: Format): string {
  for (const [pattern, words] of NOTES) {
    const found = pattern.exec(note);
    if (found) {
      return words(t, format, found.slice(1));
    }
  }
  return note;
}
