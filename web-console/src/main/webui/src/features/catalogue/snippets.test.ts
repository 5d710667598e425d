import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sampleBody, sampleOf } from '@/lib/samples';
import { inferAddress, snippet } from './snippets';

const input = (name: string, datatype: string, shape: number[]) => ({ name, datatype, shape, dimensionNames: shape.map(() => '') });
const ADDRESS = inferAddress('http://127.0.0.1:8000/', 'acme/digits');

const small = sampleOf({ inputs: [input('x', 'FP32', [-1, 4]), input("it's 5%", 'BYTES', [-1])] });
const large = sampleOf({ inputs: [input("it's 5%", 'FP32', [-1, 3, 28, 28]), input('mask', 'BOOL', [-1, 1]), input('ids', 'INT64', [1, -1, 20])] });

describe('a sample', () => {
  it('has one row, and 1 wherever the caller may choose', () => {
    expect(large.map((tensor) => [tensor.shape, tensor.count, tensor.element])).toEqual([
      [[1, 3, 28, 28], 2352, '0.5'],
      [[1, 1], 1, 'true'],
      [[1, 1, 20], 20, '1'],
    ]);
    expect(JSON.parse(sampleBody(small))).toEqual({
      inputs: [
        { name: 'x', shape: [1, 4], datatype: 'FP32', data: [0.5, 0.5, 0.5, 0.5] },
        { name: "it's 5%", shape: [1], datatype: 'BYTES', data: ['text'] },
      ],
    });
  });
});

describe('the snippets', () => {
  it('call the model under its name in the protocol', () => {
    expect(ADDRESS).toBe('http://127.0.0.1:8000/v2/models/acme.digits/infer');
    for (const language of ['curl', 'python', 'javascript'] as const) {
      expect(snippet(language, ADDRESS, small)).toContain(ADDRESS);
      expect(snippet(language, ADDRESS, small)).toContain('MARKET_KEY');
    }
  });

  it.each([
    ['few', small],
    ['many', large],
  ])('of curl send the sample, with %s elements', (_, tensors) => {
    // The shell runs the command, with something in curl's place that tells what it is given.
    const told = `curl() { for last; do :; done; if [ "$last" = @- ]; then cat; else printf %s "$last"; fi; }\n`;
    const sent = execFileSync('sh', ['-c', told + snippet('curl', ADDRESS, tensors)], { encoding: 'utf8' });
    expect(JSON.parse(sent)).toEqual(JSON.parse(sampleBody(tensors)));
  });

  it('of JavaScript send the sample', async () => {
    const sent: string[] = [];
    const run = new Function('fetch', 'process', 'console', `return (async () => { ${snippet('javascript', ADDRESS, large)} })()`);
    await run(
      (_: string, options: { body: string }) => Promise.resolve({ status: sent.push(options.body), json: () => Promise.resolve({}) }),
      { env: {} },
      { log: () => undefined },
    );
    expect(JSON.parse(sent[0] ?? '')).toEqual(JSON.parse(sampleBody(large)));
  });
});
