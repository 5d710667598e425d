import { DescriptionList } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { InvoiceDocuments } from '@/components/InvoiceDocuments';
import { Loaded } from '@/components/Loaded';
import { countryName } from '@/lib/countries';
import { useFormat } from '@/lib/format';
import { invoiceQuery, type Party } from './api';
import { LineTable } from './LineTable';
import { monthsOf } from './months';

interface Props {
  number: string;
  zone: string;
  /** The partner that looks at its own. */
  own?: string;
}

/** One invoice in a partner's name: between whom, for which months, its lines, and its documents. */
export function InvoiceDetails({ number, zone, own }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const invoice = useQuery(invoiceQuery(number, own));
  return (
    <Loaded query={invoice}>
      {(shown) => (
        <div className="market-stack">
          <div>
            <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
              <Fact term={t('selfBilled.seller')}>
                <PartyLines party={shown.parties.seller} />
              </Fact>
              <Fact term={t('selfBilled.buyer')}>{shown.parties.buyer && <PartyLines party={shown.parties.buyer} />}</Fact>
              <Fact term={t('selfBilled.months')}>{monthsOf(shown, format)}</Fact>
              <Fact term={t('invoices.issued')}>{format.instant(shown.issuedAt, zone)}</Fact>
              <Fact term={t('settlements.executeOn')}>{format.day(shown.executeOn)}</Fact>
              <Fact term={t('selfBilled.subtotal')}>{format.money(shown.subtotal.amount, shown.subtotal.currency)}</Fact>
              <Fact term={t('selfBilled.tax')}>{format.money(shown.tax.amount, shown.tax.currency)}</Fact>
              <Fact term={t('invoices.total')}>{format.money(shown.total.amount, shown.total.currency)}</Fact>
            </DescriptionList>
            <p className="market-as-of">{t('common.zone', { zone })}</p>
          </div>
          <LineTable invoice={shown} own={own} />
          <InvoiceDocuments kind="self-billed-invoices" number={number} tenant={own} />
        </div>
      )}
    </Loaded>
  );
}

function PartyLines({ party }: { party: Party }) {
  const { i18n } = useTranslation();
  const { legalName, addressLines, postalCode, city, country, vatId, taxNumber, registration } = party;
  const lines = [
    ...addressLines,
    [postalCode, city].filter(Boolean).join(' '),
    country && countryName(country, i18n.language),
    vatId ?? taxNumber,
    registration,
  ].filter(Boolean);
  return (
    <>
      {legalName}
      {lines.map((line, index) => (
        <small key={index} className="market-subtle">
          {line}
        </small>
      ))}
    </>
  );
}
