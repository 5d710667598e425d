import { describe, expect, it } from 'vitest';
import { chosenOf, toggled } from './chosen';

describe('the models that are compared', () => {
  it('are read from the address, each once and four at most', () => {
    expect(chosenOf(undefined)).toEqual([]);
    expect(chosenOf('acme/digits,acme/digits,../x,orig/net')).toEqual(['acme/digits', 'orig/net']);
    expect(chosenOf('a/1,a/2,a/3,a/4,a/5')).toEqual(['a/1', 'a/2', 'a/3', 'a/4']);
  });

  it('are put in and taken out', () => {
    expect(toggled(['a/1'], 'a/2')).toEqual(['a/1', 'a/2']);
    expect(toggled(['a/1', 'a/2'], 'a/1')).toEqual(['a/2']);
    expect(toggled(['a/1', 'a/2', 'a/3', 'a/4'], 'a/5')).toEqual(['a/1', 'a/2', 'a/3', 'a/4']);
  });
});
