import { Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AgreementPreview } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { meterText } from '@/lib/terms';

/**
 * Who gets what of 100.00, of as much from a referred subscription or of a plan with a wholesale price of its own, and of
 * last month's revenue where the reader may know it.
 */
export function PreviewPanel({ preview }: { preview: AgreementPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ofHundred, ofHundredReferred = [], ofHundredByPlan = [], royalties = [], ofLastMonth } = preview;
  const hundred = format.money(ofHundred.revenue.amount, ofHundred.revenue.currency);
  return (
    <>
      {royalties.length > 0 && <Royalties title={t('agreements.royalties', { amount: hundred })} royalties={royalties} />}
      <Applied title={t('agreements.ofHundred', { amount: hundred })} applied={ofHundred} />
      {ofHundredReferred.map(({ promoter, shares }) => (
        <Applied
          key={promoter}
          title={t('agreements.ofHundredReferred', { amount: hundred, promoter })}
          applied={{ ...ofHundred, shares: shares ?? [] }}
        />
      ))}
      {ofHundredByPlan.map(({ reseller, planId, plan, requests, shares }) => (
        <Applied
          key={`${reseller} ${planId}`}
          title={t('agreements.ofHundredByPlan', { amount: hundred, plan, reseller, requests: format.number(requests) })}
          applied={{ ...ofHundred, shares: shares ?? [] }}
        />
      ))}
      {ofLastMonth?.period && (
        <Applied
          title={t('agreements.ofMonth', {
            period: format.month(ofLastMonth.period),
            amount: format.money(ofLastMonth.revenue.amount, ofLastMonth.revenue.currency),
            requests: format.number(ofLastMonth.requests),
          })}
          applied={ofLastMonth}
        />
      )}
    </>
  );
}

function Applied({ title, applied }: { title: string; applied: AgreementPreview['ofHundred'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title headingLevel="h3" size="md">
        {title}
      </Title>
      {Number(applied.revenue.amount) === 0 ? (
        <p className="market-as-of">{t('agreements.noRevenue')}</p>
      ) : (
        <Shares title={title} applied={applied} />
      )}
    </section>
  );
}

function Royalties({ title, royalties }: { title: string; royalties: NonNullable<AgreementPreview['royalties']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <Title headingLevel="h3" size="md">
        {title}
      </Title>
      <Table variant="compact" aria-label={title} gridBreakPoint="">
        <Thead>
          <Tr>
            <Th>{t('agreements.base')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {royalties.map(({ release, step, base, baseRelease, form, percent, ofHundred }) => (
            <Tr key={`${release} ${step}`}>
              <Td>
                <code>{base}</code> {baseRelease}
                <small className="market-subtle">
                  {t(`agreements.royaltyForms.${form}`, { release, percent: format.decimal(percent) })}
                </small>
              </Td>
              <Td className="market-number">{format.money(ofHundred.amount, ofHundred.currency)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}

function Shares({ title, applied }: { title: string; applied: AgreementPreview['ofHundred'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={title} gridBreakPoint="">
      <Thead>
        <Tr>
          <Th>{t('agreements.participant')}</Th>
          <Th className="market-number">{t('invoices.amount')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {(applied.shares ?? []).map((share, index) => (
          <Tr key={index}>
            <Td>
              {share.tenant}
              <small className="market-subtle">
                {`${t(`shareRoles.${share.role}`)} · ${t(`agreements.kinds.${share.kind}`)}`}
              </small>
              {share.meter !== undefined && share.units !== undefined && (
                <small className="market-subtle">{meterText(share.units, share.meter, t, format)}</small>
              )}
            </Td>
            <Td className="market-number">{format.money(share.amount.amount, share.amount.currency)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
