import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { accountOf, accountSchema, typedAccount } from './payoutAccountForm';

const schema = accountSchema(((key: string) => key) as unknown as TFunction);
const wrong = (form: object) => schema.safeParse(form).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

describe('a payout account', () => {
  it('is sent by its IBAN, or by number, bank and country', () => {
    const typed = { ...typedAccount(null), holder: 'Acme', iban: 'DE89 3704 0044 0532 0130 00', account: '1', currency: 'eur' };
    expect(accountOf(schema.parse(typed))).toEqual({ holder: 'Acme', iban: 'DE89 3704 0044 0532 0130 00', currency: 'EUR' });
    const other = { ...typed, kind: 'OTHER' as const, latinHolder: 'Acme Ltd', account: '6222', bic: 'BKCHCNBJ', country: 'cn', currency: '' };
    expect(accountOf(schema.parse(other))).toEqual({ holder: 'Acme', latinHolder: 'Acme Ltd', account: '6222', bic: 'BKCHCNBJ', country: 'CN' });
  });

  it('comes back as it was typed', () => {
    const account = { holder: '北京科技', latinHolder: 'Beijing Keji', account: '6222', bic: 'BKCHCNBJ', country: 'CN' };
    expect(accountOf(schema.parse(typedAccount(account)))).toEqual(account);
  });

  it('says what of its kind is missing', () => {
    expect(wrong({ ...typedAccount(null), holder: 'Acme' })).toEqual([['iban', 'payoutAccount.ibanRule']]);
    expect(wrong({ ...typedAccount(null), holder: 'Acme', kind: 'OTHER', bic: 'BK' })).toEqual([
      ['account', 'common.required'],
      ['bic', 'payoutAccount.bicRule'],
      ['country', 'payoutAccount.countryRule'],
    ]);
  });
});
