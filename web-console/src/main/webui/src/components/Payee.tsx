import { ClipboardCopy, DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { PayeeAccount } from '@/lib/api/shapes';
import { Fact } from './Fact';

/** An account of the seller: whose it is, its number to be copied, its bank. */
export function Payee({ account }: { account: PayeeAccount }) {
  const { t } = useTranslation();
  const number = account.iban ?? account.number ?? '';
  const bank = [account.bic && t('payee.bic', { bic: account.bic }), account.bank].filter(Boolean).join(' · ');
  return (
    <>
      {account.holder}
      <br />
      <ClipboardCopy
        variant="inline-compact"
        isCode
        hoverTip={t('common.copy')}
        clickTip={t('common.copied')}
        copyAriaLabel={t('prepaid.copyNamed', { reference: number })}
      >
        {account.iban ? account.iban.replace(/(.{4})(?=.)/g, '$1 ') : number}
      </ClipboardCopy>
      {bank !== '' && <small className="market-subtle">{bank}</small>}
    </>
  );
}

/** Where something is to be paid, and what its transfer must name. */
export function PayTo({ account, reference }: { account: PayeeAccount; reference: string }) {
  const { t } = useTranslation();
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col' }}>
      <Fact term={t('payee.payTo')}>
        <Payee account={account} />
      </Fact>
      <Fact term={t('prepaid.orderReference')}>
        <ClipboardCopy
          variant="inline-compact"
          isCode
          hoverTip={t('common.copy')}
          clickTip={t('common.copied')}
          copyAriaLabel={t('prepaid.copyNamed', { reference })}
        >
          {reference}
        </ClipboardCopy>
      </Fact>
    </DescriptionList>
  );
}
