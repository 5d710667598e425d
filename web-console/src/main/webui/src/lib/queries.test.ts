import { describe, expect, it } from 'vitest';
import { ProblemError, problemFrom } from './api/problem';
import { queries } from './queries';
import { sessionQuery } from './session';

describe('what is read and sent', () => {
  it('fails at once where there is no network, rather than later and unseen', () => {
    const { queries: reads, mutations } = queries.getDefaultOptions();
    expect([reads?.networkMode, mutations?.networkMode]).toEqual(['always', 'always']);
  });

  it('ends the session when it is refused for want of one, and keeps whose it was', async () => {
    queries.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 's-1', roles: ['finance'] });
    const refused = () => Promise.reject(new ProblemError(problemFrom(499, '')));
    await queries.fetchQuery({ queryKey: ['refused'], queryFn: refused, retry: false }).catch(() => undefined);
    expect(queries.getQueryData(sessionQuery.queryKey)).toEqual({ signedIn: false, subject: 's-1', roles: ['finance'] });
  });
});
