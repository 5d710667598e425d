import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Settlement } from './api';

type Document = NonNullable<Settlement['payouts'][number]['selfBilling']>;

/** The invoice that was issued in the partner's name for a payout, or why none was. */
export function PayoutInvoice({ document }: { document: Document }) {
  const { t } = useTranslation();
  return document.number === undefined ? (
    <small className="market-subtle">{t(`selfBilled.outcomes.${document.outcome}`, document.reason)}</small>
  ) : (
    <Link to="/finance/self-billed-invoices/$number" params={{ number: document.number }}>
      {document.number}
    </Link>
  );
}
