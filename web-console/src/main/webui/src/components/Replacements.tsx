import { DescriptionList } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '@/lib/api/shapes';
import { Fact } from './Fact';

interface Props {
  invoice: Pick<Invoice, 'replaces' | 'replacedBy'>;
  /** Whose own it is; without, finance looks. */
  tenant?: string;
}

/** The invoice whose place one has taken, and the one that has taken its place, each with the credit note between them. */
export function Replacements({ invoice: { replaces, replacedBy }, tenant }: Props) {
  const { t } = useTranslation();
  if (!replaces && !replacedBy) {
    return null;
  }
  const links = [
    { term: t('replacement.replaces'), other: replaces },
    { term: t('replacement.replacedBy'), other: replacedBy },
  ];
  return (
    <DescriptionList isCompact className="market-replacements" columnModifier={{ default: '1Col', md: '2Col' }}>
      {links.map(
        ({ term, other }) =>
          other && (
            <Fact key={term} term={term}>
              {tenant === undefined ? (
                <Link to="/finance/invoices/$number" params={{ number: other.invoice }}>
                  {other.invoice}
                </Link>
              ) : (
                <Link to="/t/$tenant/invoices/$number" params={{ tenant, number: other.invoice }}>
                  {other.invoice}
                </Link>
              )}
              <small className="market-subtle">{t('replacement.note', { note: other.creditNote })}</small>
              <small className="market-subtle">{other.reason}</small>
            </Fact>
          ),
      )}
    </DescriptionList>
  );
}
