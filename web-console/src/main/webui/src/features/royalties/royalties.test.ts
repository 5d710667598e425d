import { describe, expect, it } from 'vitest';
import { inForce, type RoyaltyOffer } from './api';

const offer = (id: string, model: string): RoyaltyOffer => ({
  id,
  model,
  form: 'ABSOLUTE',
  percent: '5',
  effectiveAt: '2026-11-22T10:00:00Z',
});

describe('the offers in force', () => {
  it('are the latest of each model', () => {
    const offers = [offer('3', 'acme/digits'), offer('2', 'acme/letters'), offer('1', 'acme/digits')];
    expect([...inForce(offers)]).toEqual(['3', '2']);
  });
});
