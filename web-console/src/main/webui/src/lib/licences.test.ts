import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import en from '@/locales/en';
import { checkLicence, filledLicence, licenceKindText, licenceOf, licenceShape, NO_LICENCE } from './licences';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const schema = () => z.object(licenceShape()).superRefine((form, context) => checkLicence(i18next.t, form, context));
const wrong = (form: object) => schema().safeParse({ ...NO_LICENCE, ...form }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a licence', () => {
  it('is sent as what it is', () => {
    expect(licenceOf(NO_LICENCE)).toBeUndefined();
    expect(licenceOf({ ...NO_LICENCE, licenceKind: 'spdx', licenceId: 'MIT', licenceName: 'left over' })).toEqual({ id: 'MIT' });
    expect(licenceOf({ ...NO_LICENCE, licenceKind: 'own', licenceName: 'Acme', licenceUrl: 'https://acme.example/' })).toEqual({
      name: 'Acme',
      url: 'https://acme.example/',
    });
  });

  it('is shown in the form as it was sent', () => {
    const mit = { id: 'MIT', name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' };
    const own = { name: 'Acme', url: 'https://acme.example/' };
    expect(licenceOf(filledLicence(mit))).toEqual({ id: 'MIT' });
    expect(licenceOf(filledLicence(own))).toEqual(own);
    expect(filledLicence(undefined)).toEqual(NO_LICENCE);
  });

  it('needs what its kind needs', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ licenceKind: 'spdx' })).toEqual(['licenceId']);
    expect(wrong({ licenceKind: 'spdx', licenceId: 'Apache 2.0' })).toEqual(['licenceId']);
    expect(wrong({ licenceKind: 'own' })).toEqual(['licenceName', 'licenceUrl']);
    expect(wrong({ licenceKind: 'own', licenceName: 'A', licenceUrl: 'javascript:alert(1)' })).toEqual(['licenceUrl']);
    expect(wrong({ licenceKind: 'own', licenceName: 'A', licenceUrl: 'http://acme.example/' })).toEqual(['licenceUrl']);
    expect(wrong({ licenceKind: 'own', licenceName: 'A', licenceUrl: 'https://acme.example/' })).toEqual([]);
  });

  it('has words where it has no name', () => {
    expect(licenceKindText(i18next.t, 'MIT')).toBe('MIT');
    expect(licenceKindText(i18next.t, 'own')).toBe('A licence of its own');
    expect(licenceKindText(i18next.t, 'none')).toBe('Not named');
  });
});
