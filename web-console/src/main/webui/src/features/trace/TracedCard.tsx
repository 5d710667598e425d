import { Card, CardBody, CardTitle, DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { EventsLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import type { TracedEvent } from './api';
import { TracedLines } from './TracedLines';

interface Props {
  traced: TracedEvent;
  zone: string;
  /** Who looks at its own requests; finance looks at anybody's. */
  tenant?: string;
}

/** One request: what was counted of it, in which hour, and the invoice lines that its usage became part of. */
export function TracedCard({ traced: { event, rollup, lines }, zone, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const hour = rollup && (
    <EventsLink
      tenant={tenant}
      search={{
        subscription: event.subscription,
        plan: event.plan,
        planVersion: event.planVersion,
        release: event.release,
        from: rollup.from,
        to: rollup.to,
        order: 'oldest',
      }}
    >
      {format.instant(rollup.from, zone)}
    </EventsLink>
  );
  const facts = [
    ['model', event.model],
    ['release', event.release],
    ['consumer', tenant === undefined ? event.tenant : undefined],
    ['key', event.key],
    ['event', event.event],
    ['region', event.region],
    ['outcome', t(`trace.outcomes.${event.outcome as 'ANSWERED'}`, event.outcome)],
    ['billable', event.billable ? t('trace.yes') : t('trace.no')],
    ['hour', hour],
    ['period', rollup && format.month(rollup.usagePeriod)],
  ] as const;
  return (
    <Card isCompact>
      <CardTitle component="h2">{format.moment(event.finishedAt, zone)}</CardTitle>
      <CardBody className="market-stack">
        <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '18ch' }}>
          {facts.map(
            ([name, said]) =>
              said && (
                <Fact key={name} term={t(`trace.facts.${name}`)}>
                  {said}
                </Fact>
              ),
          )}
        </DescriptionList>
        {lines.length === 0 ? <p>{t('trace.notBilled')}</p> : <TracedLines lines={lines} {...(tenant === undefined ? {} : { tenant })} />}
      </CardBody>
    </Card>
  );
}
