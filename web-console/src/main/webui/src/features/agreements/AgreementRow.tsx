import { Label } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '@/components/StatusLabel';
import type { Agreement } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { scopeText } from './ruleText';
import { mustSign } from './state';

/** One agreement in a list, marked where it waits for this tenant's word. */
export function AgreementRow({ tenant, agreement, zone }: { tenant: string; agreement: Agreement; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const participants = [...new Set((agreement.shares ?? []).map((share) => share.tenant))];
  const { status, activeFrom, endsAt, endedAt, proposedAt } = agreement;
  const when = () => {
    if (endedAt) {
      return t('agreements.ended', { instant: format.instant(endedAt, zone) });
    }
    if (endsAt) {
      return t('agreements.ends', { instant: format.instant(endsAt, zone) });
    }
    return activeFrom
      ? t('agreements.since', { instant: format.instant(activeFrom, zone) })
      : t('agreements.proposed', { instant: format.instant(proposedAt, zone) });
  };
  return (
    <Tr>
      <Td dataLabel={t('plans.model')}>
        <Link to="/t/$tenant/agreements/$agreement" params={{ tenant, agreement: agreement.id }}>
          {agreement.model}
        </Link>
        <small className="market-subtle">{`${scopeText(agreement, t)} · ${agreement.currency}`}</small>
      </Td>
      <Td dataLabel={t('plans.version')}>{agreement.version}</Td>
      <Td dataLabel={t('agreements.status')}>
        <StatusLabel status={status} />{' '}
        {mustSign(agreement, tenant) && (
          <Label isCompact color="orange">
            {t('agreements.yourTurn')}
          </Label>
        )}
      </Td>
      <Td dataLabel={t('agreements.mode')}>{t(`agreements.modes.${agreement.mode}`)}</Td>
      <Td dataLabel={t('agreements.participants')}>{participants.join(', ')}</Td>
      <Td dataLabel={t('agreements.when')}>{when()}</Td>
    </Tr>
  );
}
