import { describe, expect, it } from 'vitest';
import en from './en';
import zh from './zh-CN';

function flat(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') {
      found.set(path, value);
    } else {
      flat(value as object, path).forEach((text, below) => found.set(below, text));
    }
  }
  return found;
}

const places = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the languages', () => {
  const english = flat(en);
  const chinese = flat(zh);

  it('say the same things', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave nothing empty and fill in the same places', () => {
    for (const [key, text] of english) {
      const translated = chinese.get(key) ?? '';
      expect(translated.trim(), key).not.toBe('');
      if (!key.endsWith('_one')) {
        expect(places(translated), key).toEqual(places(text));
      }
    }
  });

  it('are really two: nothing but names is left in English', () => {
    const same = [...english].filter(([key, text]) => chinese.get(key) === text).map(([key]) => key);
    expect(same).toEqual(['releases.opset', 'upload.bytes', 'pricing.amountOf', 'pricing.band'].filter((key) => same.includes(key)));
  });
});
