import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { draftOf, draftSchema, EMPTY_DRAFT } from './draftForm';

const schema = draftSchema(i18next.t);
const draft = (said: Partial<typeof EMPTY_DRAFT>) => ({ ...EMPTY_DRAFT, version: '1.0.0', ...said });

describe('a draft', () => {
  it('needs nothing but a version', () => {
    expect(draftOf(schema.parse(draft({})))).toEqual({ version: '1.0.0' });
  });

  it.each([
    ['0', 0],
    ['2.5', 2_500],
    ['0.001', 1],
    ['100', 100_000],
  ])('waits %s ms for a fuller batch', (delay, maxDelayMicros) => {
    expect(draftOf(schema.parse(draft({ delay })))).toEqual({ version: '1.0.0', batching: { maxDelayMicros } });
  });

  it('has a deadline for its calls', () => {
    expect(draftOf(schema.parse(draft({ timeout: '600000' })))).toEqual({ version: '1.0.0', timeoutMillis: 600_000 });
  });

  it('says what it is made from and what its tokens are', () => {
    const said = { baseModel: 'orig/net', baseVersion: '1.2.0', tokenInput: 'ids', inputPadding: '0', tokenOutput: 'out' };
    expect(draftOf(schema.parse(draft(said)))).toEqual({
      version: '1.0.0',
      base: { model: 'orig/net', version: '1.2.0' },
      tokens: { input: 'ids', inputPadding: 0, output: 'out' },
    });
  });

  it.each([
    ['delay', { delay: '100.1' }],
    ['delay', { delay: '-1' }],
    ['delay', { delay: '1.0001' }],
    ['timeout', { timeout: '0' }],
    ['timeout', { timeout: '600001' }],
    ['baseVersion', { baseModel: 'orig/net' }],
    ['baseModel', { baseVersion: '1.0.0' }],
    ['baseModel', { baseModel: 'net', baseVersion: '1.0.0' }],
    ['tokenInput', { inputPadding: '0' }],
    ['inputPadding', { tokenInput: 'ids', inputPadding: 'x' }],
  ])('is refused for its %s: %j', (field, said) => {
    const refused = schema.safeParse(draft(said));
    expect(refused.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});
