import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { useFormat } from '@/lib/format';
import { intakeQuery } from '@/lib/intake';
import { readinessQuery, reconciledQuery, undecidedQuery } from './api';
import { Readiness } from './Readiness';

/** What should be in order before a period is closed: usage counted whole, nothing refused, books that agree. */
export function BeforeClose({ period, tenant, isFinal }: { period: string; tenant: string; isFinal: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const intake = useQuery(intakeQuery);
  const reconciled = useQuery(reconciledQuery(period, tenant));
  const readiness = useQuery({ ...readinessQuery(period, tenant), enabled: isFinal });
  const isLinked = isFinal && (readiness.data?.missing ?? 0) > 0;
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('finance.before.title')}</CardTitle>
      <CardBody className="market-stack">
        {isFinal && <Loaded query={readiness}>{(shown) => <Readiness readiness={shown} withLink />}</Loaded>}
        <Loaded query={intake}>
          {(shown) => (
            <Check
              isFine={shown.lag === 0 && shown.missing === 0}
              title={t('finance.before.intake', { lag: format.number(shown.lag), missing: format.number(shown.missing) })}
              link={
                shown.missing > 0 &&
                !isLinked && (
                  <LinkButton variant="link" to="/finance/missing-usage">
                    {t('gaps.toDetail')}
                  </LinkButton>
                )
              }
            />
          )}
        </Loaded>
        <NothingRejected />
        <Loaded query={reconciled}>
          {(shown) => (
            <Check
              isFine={shown}
              title={shown ? t('finance.reconciled') : t('finance.notReconciled')}
              link={
                <LinkButton variant="link" to="/finance/report" search={{ period, ...(tenant ? { tenant } : {}) }}>
                  {t('finance.toReport')}
                </LinkButton>
              }
            />
          )}
        </Loaded>
      </CardBody>
    </Card>
  );
}

/** How much was refused and waits for a decision, and why. */
function NothingRejected() {
  const { t } = useTranslation();
  const format = useFormat();
  const undecided = useQuery(undecidedQuery);
  return (
    <Loaded query={undecided}>
      {(groups) => (
        <Check
          isFine={groups.length === 0}
          title={t('finance.before.rejected', { amount: format.number(groups.reduce((sum, { events }) => sum + events, 0)) })}
          link={
            groups.length > 0 && (
              <LinkButton variant="link" to="/finance/rejected-usage">
                {t('rejected.toDetail')}
              </LinkButton>
            )
          }
        >
          {[...new Set(groups.map(({ reason }) => reason))]
            .map((reason) => t(`finance.rejections.${reason as 'malformed'}`, reason))
            .join(', ')}
        </Check>
      )}
    </Loaded>
  );
}

interface CheckProps {
  isFine: boolean;
  title: string;
  children?: ReactNode;
  link?: ReactNode;
}

function Check({ isFine, title, children, link }: CheckProps) {
  return (
    <Alert isInline isPlain variant={isFine ? 'success' : 'warning'} title={title} actionLinks={link}>
      {children}
    </Alert>
  );
}
