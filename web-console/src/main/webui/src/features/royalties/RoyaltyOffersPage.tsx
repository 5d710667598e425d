import { Button, Label } from '@patternfly/react-core';
import { ProjectDiagramIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { inForce, type RoyaltyOffer, royaltyOffersQuery } from './api';
import { OfferRoyalty } from './OfferRoyalty';

const route = getRouteApi('/t/$tenant/royalty-offers');

/** What the tenant asks for releases that others make from its models. */
export function RoyaltyOffersPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const mayOffer = useMay(tenant, 'FINANCE');
  const offers = useInfiniteQuery(royaltyOffersQuery(tenant));
  const [isOffering, setOffering] = useState(false);
  return (
    <PageFrame
      title={t('royalties.title')}
      lead={t('royalties.lead')}
      actions={mayOffer && <Button onClick={() => setOffering(true)}>{t('royalties.offer')}</Button>}
    >
      <Loaded
        query={offers}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel title={t('royalties.emptyTitle')} icon={ProjectDiagramIcon}>
            {t('royalties.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            <OfferTable tenant={tenant} offers={found.pages.flatMap((page) => page.items)} />
            <More query={offers} />
          </div>
        )}
      </Loaded>
      {isOffering && <OfferRoyalty tenant={tenant} onClose={() => setOffering(false)} />}
    </PageFrame>
  );
}

function OfferTable({ tenant, offers }: { tenant: string; offers: RoyaltyOffer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const current = inForce(offers);
  return (
    <div>
      <Table aria-label={t('royalties.title')}>
        <Thead>
          <Tr>
            <Th>{t('plans.model')}</Th>
            <Th className="market-number">{t('agreements.percent')}</Th>
            <Th>{t('royalties.form')}</Th>
            <Th>{t('royalties.since')}</Th>
            <Th>{t('plans.state')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {offers.map((offer) => (
            <Tr key={offer.id}>
              <Td dataLabel={t('plans.model')}>
                <code>{offer.model}</code>
              </Td>
              <Td dataLabel={t('agreements.percent')} className="market-number">{`${format.decimal(offer.percent)} %`}</Td>
              <Td dataLabel={t('royalties.form')}>{t(`royalties.forms.${offer.form}`)}</Td>
              <Td dataLabel={t('royalties.since')}>{format.instant(offer.effectiveAt, zone)}</Td>
              <Td dataLabel={t('plans.state')}>
                <Label isCompact color={current.has(offer.id) ? 'green' : 'grey'}>
                  {current.has(offer.id) ? t('plans.inForce') : t('plans.past')}
                </Label>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
