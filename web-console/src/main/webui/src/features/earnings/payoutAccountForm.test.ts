import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { accountOf, accountSchema, lacksBank, typedAccount } from './payoutAccountForm';

const schema = accountSchema(((key: string) => key) as unknown as TFunction);
const wrong = (form: object) => schema.safeParse(form).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

describe('a payout account', () => {
  it('is sent by its IBAN, or by number, bank and country', () => {
    const typed = { ...typedAccount(null), holder: 'Acme', iban: 'DE89 3704 0044 0532 0130 00', account: '1', currency: 'eur' };
    expect(accountOf(schema.parse(typed))).toEqual({ holder: 'Acme', iban: 'DE89 3704 0044 0532 0130 00', currency: 'EUR' });
    const other = { ...typed, kind: 'OTHER' as const, latinHolder: 'Acme Ltd', account: '6222', bic: 'BKCHCNBJ', country: 'cn', currency: '' };
    expect(accountOf(schema.parse(other))).toEqual({ holder: 'Acme', latinHolder: 'Acme Ltd', account: '6222', bic: 'BKCHCNBJ', country: 'CN' });
  });

  it('has with its IBAN a bank and a country outside SEPA, and may have them within', () => {
    const typed = { ...typedAccount(null), holder: 'Acme', iban: 'sa03 8000 0000 6080 1016 7519' };
    const missing = [
      ['bic', 'payoutAccount.bicRule'],
      ['country', 'payoutAccount.countryRule'],
    ];
    expect(wrong(typed)).toEqual(missing);
    const bank = { bic: 'RJHI SARI', country: 'sa' };
    expect(accountOf(schema.parse({ ...typed, ...bank }))).toEqual({ holder: 'Acme', iban: typed.iban, bic: 'RJHI SARI', country: 'SA' });
    const berlin = { ...typed, iban: 'DE89 3704 0044 0532 0130 00' };
    expect(wrong(berlin)).toEqual([]);
    expect(wrong({ ...berlin, currency: 'usd' })).toEqual(missing);
    expect(wrong({ ...berlin, bic: 'COBA' })).toEqual([missing[0]]);
    expect(accountOf(schema.parse({ ...berlin, bic: 'COBADEFF' }))).toEqual({ holder: 'Acme', iban: berlin.iban, bic: 'COBADEFF' });
  });

  it('was named before banks were asked for', () => {
    const account = { holder: 'Acme', iban: 'TR330006100519786457841326' };
    expect(lacksBank(account)).toBe(true);
    expect(lacksBank({ ...account, bic: 'TGBATRIS', country: 'TR' })).toBe(false);
    expect(lacksBank({ holder: 'Acme', account: '6222', bic: 'BKCHCNBJ', country: 'CN' })).toBe(false);
    expect(lacksBank({ holder: 'Acme', iban: 'DE89370400440532013000' })).toBe(false);
    expect(lacksBank({ holder: 'Acme', iban: 'DE89370400440532013000', currency: 'USD' })).toBe(true);
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
