// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { useForm } from 'react-hook-form';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemError, problemFrom } from '@/lib/api/problem';
import { typedFault } from '@/lib/i18n';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { Choice } from './Choice';
import { Field } from './Field';
import { Refusable } from './Refusable';

const refused = (errors: unknown) =>
  new ProblemError(
    problemFrom(
      400,
      JSON.stringify({ type: 'urn:modelmarket:problem:invalid-request', title: 'The request is not valid', detail: 'id is wrong', errors }),
    ),
  );

function Tried({ error }: { error: unknown }) {
  const { control } = useForm({ defaultValues: { id: 'acme', licenceUrl: 'x', country: 'DE' } });
  return (
    <Refusable error={error}>
      <Field control={control} name="id" label="Id" />
      <Field control={control} name="licenceUrl" wire="licence.url" label="Address" />
      <Choice control={control} name="country" label="Country" options={[{ value: 'DE', label: 'DE' }]} />
    </Refusable>
  );
}

const help = (id: string) => document.getElementById(`${id}-help`)?.textContent ?? '';

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

describe('a form that was refused', () => {
  it('says at each field what is wrong with it, in the chosen language', async () => {
    await i18next.changeLanguage('zh-CN');
    render(
      <Tried
        error={refused([
          { field: 'id', code: 'taken', message: 'id acme is taken' },
          { field: 'licence.url', code: 'size', message: 'size must be between 0 and 500', max: 500 },
          { field: 'country', code: 'required', message: 'must not be blank' },
        ])}
      />,
    );
    expect(help('field-id')).toContain('已经存在，请另选一个。');
    expect(help('field-licenceUrl')).toContain('请最多使用 500 个字符或条目。');
    expect(help('choice-country')).toContain('请填写此项。');
    expect(screen.getByRole('alert').textContent).toMatch(/请求无效.*请更正下方指出的内容.*服务的原文：.*id is wrong/s);
    expect(screen.getByText('id is wrong').getAttribute('lang')).toBe('en');
  });

  it('takes the word back when the field is changed, and says it anew when it is refused again', async () => {
    await i18next.changeLanguage('en');
    const taken = [{ field: 'id', code: 'taken', message: '' }];
    const { rerender } = render(<Tried error={refused(taken)} />);
    expect(help('field-id')).toContain('exists already');
    fireEvent.change(screen.getByLabelText('Id'), { target: { value: 'globex' } });
    expect(help('field-id')).toBe('');
    rerender(<Tried error={refused(taken)} />);
    expect(help('field-id')).toContain('exists already');
  });

  it('keeps the service’s words where there are none of ours', async () => {
    await i18next.changeLanguage('en');
    render(<Tried error={refused([{ field: 'id', message: 'must be a palindrome' }, 'nonsense', { field: 7 }])} />);
    expect(help('field-id')).toContain('must be a palindrome');
  });
});

describe('a field that was typed wrongly', () => {
  const said = (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value, { error: (issue) => typedFault(i18next.t, issue) }).error?.issues[0]?.message;

  it('is told in the chosen language too', async () => {
    await i18next.changeLanguage('zh-CN');
    expect(said(z.string().max(3), 'long')).toBe('请最多使用 3 个字符或条目。');
    expect(said(z.string().min(1), '')).toBe('请填写此项。');
    expect(said(z.number().min(2), 1)).toBe('请使用不小于 2 的数字。');
    expect(said(z.string(), 5)).toBe('类型不符，例如此处应为数字。');
    expect(said(z.string().regex(/^a/), 'b')).toBe('写法不符合要求。');
    expect(said(z.enum(['a']), 'b')).toBe('此处不接受该内容。');
  });
});
