import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import type { AccountForm } from './payoutAccountForm';
import { isOutsideSepa } from './sepa';

/** What an account is known by: its IBAN, or its number; and its bank, without which nothing is paid outside SEPA. */
export function AccountFields({ control }: { control: Control<AccountForm> }) {
  const { t } = useTranslation();
  const [kind, iban, currency] = useWatch({ control, name: ['kind', 'iban', 'currency'] });
  const isNeeded = kind === 'OTHER' || isOutsideSepa({ iban, currency });
  const help = (rule: string) => (isNeeded ? rule : `${rule} ${t('payoutAccount.optionalInSepa')}`);
  return (
    <>
      {kind === 'IBAN' ? (
        <Field control={control} name="iban" label={t('payoutAccount.iban')} help={t('payoutAccount.ibanHelp')} isRequired />
      ) : (
        <Field control={control} name="account" label={t('payoutAccount.account')} isRequired />
      )}
      <Field control={control} name="bic" label={t('payoutAccount.bic')} help={help(t('payoutAccount.bicHelp'))} isRequired={isNeeded} />
      <Field control={control} name="country" label={t('payoutAccount.country')} help={help(t('payoutAccount.countryRule'))} isRequired={isNeeded} />
    </>
  );
}
