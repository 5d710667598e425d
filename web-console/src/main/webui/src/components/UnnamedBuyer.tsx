import { useTranslation } from 'react-i18next';
import type { Invoice } from '@/lib/api/shapes';
import { countryName } from '@/lib/countries';
import { Alert } from './Alert';
import { LinkButton } from './LinkButton';

/** That an invoice was issued to a tenant without a billing profile, and how it was taxed; nothing where there was one. */
export function UnnamedBuyer({ invoice, tenant }: { invoice: Pick<Invoice, 'parties'>; tenant?: string }) {
  const { t, i18n } = useTranslation();
  const { parties } = invoice;
  if (!parties || parties.buyer) {
    return null;
  }
  return (
    <Alert
      isInline
      variant="warning"
      title={
        parties.taxedIn
          ? t('payee.unnamedIn', { country: countryName(parties.taxedIn, i18n.language) })
          : t('payee.unnamed')
      }
      actionLinks={
        tenant && (
          <LinkButton variant="link" to="/t/$tenant/billing-profile" params={{ tenant }}>
            {t('nav.billingProfile')}
          </LinkButton>
        )
      }
    >
      {tenant && t('payee.unnamedText')}
    </Alert>
  );
}
