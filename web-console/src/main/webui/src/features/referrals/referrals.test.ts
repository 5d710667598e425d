import { describe, expect, it } from 'vitest';
import type { Agreement } from '@/lib/api/shapes';
import { promotions } from './api';

const agreement = (id: string, change: Partial<Agreement>) =>
  ({ id, mode: 'PROMOTION', status: 'ACTIVE', shares: [{ tenant: 'scout', role: 'PROMOTION' }], ...change }) as Agreement;
const share = (tenant: string, role: string) => [{ tenant, role }] as Agreement['shares'];

describe('the agreements that codes are made for', () => {
  it('are in force, of promotion, and name the tenant as promoter or reseller', () => {
    const all = [
      agreement('own', {}),
      agreement('resale', { shares: share('scout', 'RESELLER') }),
      agreement('technical', { mode: 'TECHNICAL' }),
      agreement('proposed', { status: 'PROPOSED' }),
      agreement('others', { shares: share('acme', 'PROMOTION') }),
      agreement('other-role', { shares: share('scout', 'TECHNOLOGY') }),
      agreement('nobody', { shares: undefined }),
    ];
    expect(promotions(all, 'scout').map(({ id }) => id)).toEqual(['own', 'resale']);
  });
});
