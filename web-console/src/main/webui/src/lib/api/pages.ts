interface Page<T> {
  items?: T[] | undefined;
  next?: string | null | undefined;
}

const MOST_PAGES = 20;

/**
 * Reads a list whole, page after page, up to a bound that no screen should reach. One that goes on after it says so of
 * itself; see `isCut`.
 */
export async function allPages<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await read(cursor);
    all.push(...(answer.items ?? []));
    if (!answer.next) {
      return all;
    }
    cursor = answer.next;
  }
  return Object.assign(all, { isCut: true });
}

/** Whether there is more of a list than was read. */
export function isCut(list: unknown): list is unknown[] {
  return Array.isArray(list) && 'isCut' in list;
}
