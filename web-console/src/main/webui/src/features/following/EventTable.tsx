import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { TraceLink } from '@/components/TrailLinks';
import { type Count, countText } from '@/lib/counts';
import { useFormat } from '@/lib/format';
import { traceAt } from '@/lib/trail';
import type { EventReader, UsageEvent } from './api';

interface Props extends EventReader {
  events: readonly UsageEvent[];
  zone: string;
}

const COUNTS: readonly Exclude<Count, 'failed' | 'requests'>[] = ['rows', 'computeMicros', 'bytesIn', 'bytesOut', 'tokensIn', 'tokensOut'];

/** Single answers, and failures: what each used, and the way up from it. A partner does not see who has called. */
export function EventTable({ events, zone, tenant, ofModels = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('events.title')}>
      <Thead>
        <Tr>
          <Th>{t('events.finished')}</Th>
          <Th>{ofModels ? t('events.of.subscription') : t('trace.requestId')}</Th>
          {tenant === undefined && <Th>{t('trace.facts.consumer')}</Th>}
          <Th>{t('trace.facts.model')}</Th>
          {!ofModels && <Th>{t('trace.facts.key')}</Th>}
          <Th>{t('trace.facts.outcome')}</Th>
          <Th>{t('events.used')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event, index) => (
          <Tr key={event.event ?? index}>
            <Td dataLabel={t('events.finished')}>{format.moment(event.finishedAt, zone)}</Td>
            <Td dataLabel={ofModels ? t('events.of.subscription') : t('trace.requestId')}>
              {ofModels ? <code className="market-wrap">{event.subscription}</code> : <Request event={event} tenant={tenant} />}
            </Td>
            {tenant === undefined && <Td dataLabel={t('trace.facts.consumer')}>{event.tenant}</Td>}
            <Td dataLabel={t('trace.facts.model')}>
              <code>{event.model}</code>
              <small className="market-subtle">{event.release}</small>
              {event.region !== undefined && <small className="market-subtle">{`${t('trace.facts.region')}: ${event.region}`}</small>}
            </Td>
            {!ofModels && (
              <Td dataLabel={t('trace.facts.key')}>
                <span className="market-wrap">{event.key}</span>
              </Td>
            )}
            <Td dataLabel={t('trace.facts.outcome')}>
              {t(`trace.outcomes.${event.outcome as 'ANSWERED'}`, event.outcome)}{' '}
              <Label isCompact color={event.billable ? 'green' : 'grey'}>
                {t(event.billable ? 'events.billable' : 'events.notBillable')}
              </Label>
            </Td>
            <Td dataLabel={t('events.used')}>
              {COUNTS.filter((count) => event.used[count] > 0).map((count) => (
                <small key={count} className="market-subtle">
                  {`${t(`usage.${count}`)}: ${countText(count, { ...event.used, failed: 0 }, format)}`}
                </small>
              ))}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What its caller was told, which leads to what it became part of; and its place in its data plane's journal. */
function Request({ event: { event, requestId, trace }, tenant }: { event: UsageEvent; tenant: string | undefined }) {
  return (
    <>
      {trace === undefined ? (
        requestId
      ) : (
        <TraceLink tenant={tenant} search={traceAt(trace)}>
          <span className="market-wrap">{requestId}</span>
        </TraceLink>
      )}
      <small className="market-subtle market-wrap">{event}</small>
    </>
  );
}
