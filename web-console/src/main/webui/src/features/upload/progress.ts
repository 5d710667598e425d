/** How far a transfer is; plain arithmetic, so that it can be tested without a network. */
export interface Progress {
  done: number;
  total: number;
  startedAt: number;
  now: number;
}

const SETTLING_MILLIS = 1_000;

/** Whole percent, 100 only when everything is done. */
export function percentOf({ done, total }: Pick<Progress, 'done' | 'total'>): number {
  if (total <= 0) {
    return 100;
  }
  const percent = Math.floor((Math.min(done, total) / total) * 100);
  return done < total ? Math.min(percent, 99) : 100;
}

/** Bytes a second since the start; nothing while it is too early to tell. */
export function rateOf({ done, startedAt, now }: Progress): number | undefined {
  const elapsed = now - startedAt;
  return elapsed < SETTLING_MILLIS || done <= 0 ? undefined : (done * 1000) / elapsed;
}

/** Seconds to go at the present rate; nothing while it is too early to tell. */
export function secondsLeft(progress: Progress): number | undefined {
  const rate = rateOf(progress);
  if (rate === undefined || rate <= 0) {
    return undefined;
  }
  return Math.ceil(Math.max(progress.total - progress.done, 0) / rate);
}
