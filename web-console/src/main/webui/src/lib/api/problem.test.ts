import { describe, expect, it } from 'vitest';
import { allPages, isCut } from './pages';
import { kindOf, ProblemError, problemFrom, problemOf } from './problem';

describe('a refusal', () => {
  it('keeps title, detail, request id and everything else it says', () => {
    const text = JSON.stringify({
      type: 'urn:modelmarket:problem:model-rejected',
      title: 'The model cannot be accepted',
      detail: 'Node 3 is a Loop.',
      requestId: 'r-1',
      rule: 'no-loops',
    });
    const error = new ProblemError(problemFrom(422, text));
    expect(error.kind).toBe('model-rejected');
    expect(error.problem).toMatchObject({ status: 422, detail: 'Node 3 is a Loop.', requestId: 'r-1', rule: 'no-loops' });
  });

  it('is one even when it is no document', () => {
    expect(problemFrom(502, '<html>', 'r-2')).toMatchObject({ status: 502, type: 'about:blank', requestId: 'r-2' });
    expect(problemFrom(500, '[1]')).toMatchObject({ status: 500, title: '' });
  });

  it('that says sign in is known by its status', () => {
    expect(new ProblemError(problemFrom(499, '')).needsSignIn).toBe(true);
    expect(new ProblemError(problemFrom(403, '')).needsSignIn).toBe(false);
  });

  it('of a session asks to sign in, that of an API key does not', () => {
    const refused = (status: number, kind: string) =>
      new ProblemError(problemFrom(status, JSON.stringify({ type: `urn:modelmarket:problem:${kind}` })));
    expect(refused(499, 'unauthenticated').needsSignIn).toBe(true);
    expect(refused(401, 'unauthenticated').needsSignIn).toBe(true);
    expect(refused(401, 'key-invalid').needsSignIn).toBe(false);
  });

  it('of a dead connection has a kind too', () => {
    expect(kindOf(problemOf(new TypeError('Failed to fetch')).type)).toBe('offline');
    expect(kindOf('https://iana.org/assignments/http-problem-types#quota-exceeded')).toBe('quota-exceeded');
  });
});

describe('a list', () => {
  it('is read to its last page', async () => {
    const pages = [{ items: [1, 2], next: 'a' }, { items: [3], next: 'b' }, { items: [4] }];
    const asked: (string | undefined)[] = [];
    const all = await allPages(async (cursor) => {
      asked.push(cursor);
      return pages[asked.length - 1] ?? {};
    });
    expect(all).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('ends at a bound even when the server never does, and says so', async () => {
    const all = await allPages(async () => ({ items: [1], next: 'again' }));
    expect(all).toHaveLength(20);
    expect(isCut(all)).toBe(true);
    expect(isCut(await allPages(async () => ({ items: [1] })))).toBe(false);
  });
});
