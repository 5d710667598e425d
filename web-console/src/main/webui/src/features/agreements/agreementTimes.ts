import type { Agreement } from '@/lib/api/shapes';
import { instantOf, localOf } from '@/lib/format';

/** The hours of a form as clocks in its zone show them, none where empty; and the instants that it was filled with. */
export interface Times {
  from: string;
  until: string;
  zone: string;
  kept: { from?: string | undefined; until?: string | undefined };
}

/** The hours from and until which an agreement is proposed, as clocks in the zone show them. */
export function timesOf({ from, until }: Pick<Agreement, 'from' | 'until'>, zone: string): Times {
  return {
    from: from === undefined ? '' : localOf(from, zone),
    until: until === undefined ? '' : localOf(until, zone),
    zone,
    kept: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
  };
}

/** The instant that is typed; one that nobody has changed stays what it was, also in an hour that clocks show twice. */
export function instantAt(form: Times, which: 'from' | 'until'): string | undefined {
  const kept = form.kept[which];
  if (kept !== undefined && localOf(kept, form.zone) === form[which]) {
    return kept;
  }
  return form[which] === '' ? undefined : instantOf(form[which], form.zone);
}
