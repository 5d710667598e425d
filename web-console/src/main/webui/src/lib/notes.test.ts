import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { formatFor } from './format';
import { noteText } from './notes';

const said = (note: string, language: 'en' | 'zh-CN') => noteText(note, i18next.getFixedT(language), formatFor(language));

beforeAll(async () => {
  await i18next.init({ resources: { en: { translation: en }, 'zh-CN': { translation: zh } }, interpolation: { escapeValue: false } });
});

describe('a note of a release', () => {
  it.each([
    ['drafted', 'Drafted', '已创建草稿'],
    [`model.onnx uploaded, 2777035 bytes, SHA-256 ${'a'.repeat(64)}`, 'model.onnx uploaded, 2.8 MB', '已上传 model.onnx，2.8 MB'],
    ['to be used under Apache-2.0', 'Put under the licence Apache-2.0', '许可证改为 Apache-2.0'],
    ['under no licence that is named', 'Names no licence any more', '不再注明许可证'],
    ['approved: well made', 'Approved: well made', '已批准：well made'],
    [
      'refused by rule onnx-format at model.onnx: this is not an ONNX model',
      'Refused by rule onnx-format at model.onnx: this is not an ONNX model',
      '被规则 onnx-format 拒绝，位置 model.onnx：this is not an ONNX model',
    ],
  ])('"%s" is said in both languages', (note, english, chinese) => {
    expect(said(note, 'en')).toBe(english);
    expect(said(note, 'zh-CN')).toBe(chinese);
  });

  it('that nobody knows is shown as it was written', () => {
    expect(said('something new', 'zh-CN')).toBe('something new');
  });
});
