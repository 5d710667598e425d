import { describe, expect, it } from 'vitest';
import { contentDigest } from './digest';
import { percentOf, rateOf, secondsLeft } from './progress';

const at = (done: number, total: number, elapsed: number) => ({ done, total, startedAt: 1_000, now: 1_000 + elapsed });

describe('progress', () => {
  it.each([
    [0, 1000, 0],
    [1, 1000, 0],
    [499, 1000, 49],
    [999_999, 1_000_000, 99],
    [1000, 1000, 100],
    [2000, 1000, 100],
    [0, 0, 100],
  ])('says of %d of %d that it is %d percent', (done, total, percent) => {
    expect(percentOf({ done, total })).toBe(percent);
  });

  it('says nothing of its pace before it has one', () => {
    expect(rateOf(at(500, 1000, 200))).toBeUndefined();
    expect(secondsLeft(at(0, 1000, 5_000))).toBeUndefined();
  });

  it('tells pace and time left from what has been sent', () => {
    expect(rateOf(at(10_000_000, 30_000_000, 2_000))).toBe(5_000_000);
    expect(secondsLeft(at(10_000_000, 30_000_000, 2_000))).toBe(4);
  });

  it('never counts below zero', () => {
    expect(secondsLeft(at(31, 30, 2_000))).toBe(0);
  });
});

describe('the digest header', () => {
  it('carries the bytes of the digest in base64', () => {
    const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(contentDigest(ofNothing)).toBe('sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:');
  });
});
