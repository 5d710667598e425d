import { Card, CardBody, CardTitle, Content, ProgressStep, ProgressStepper, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeSample } from '@/components/CodeSample';
import type { Signature } from '@/lib/api/shapes';
import { keysQuery } from '@/lib/keys';
import { subscriptionsQuery } from '@/lib/plans';
import { sampleOf } from '@/lib/samples';
import { useSession } from '@/lib/session';
import { inferAddress, LANGUAGES, snippet, type SnippetLanguage } from './snippets';

interface Props {
  tenant: string;
  /** As `partner/model`. */
  model: string;
  signature: Signature;
}

/** From here to the first answer: what is still to be done, and the call itself to copy. */
export function CallIt({ tenant, model, signature }: Props) {
  const { t } = useTranslation();
  const apiUrl = useSession().data?.apiUrl;
  const [language, setLanguage] = useState<SnippetLanguage>('curl');
  if (!apiUrl) {
    return null;
  }
  const code = snippet(language, inferAddress(apiUrl, model), sampleOf(signature));
  return (
    <Card>
      <CardTitle component="h2">{t('callIt.title')}</CardTitle>
      <CardBody className="market-stack">
        <Steps tenant={tenant} model={model} />
        <Content component="p">
          {t('callIt.environment')} <code>export MARKET_KEY=mkt_live_…</code>
        </Content>
        <Tabs
          activeKey={language}
          aria-label={t('callIt.languages')}
          onSelect={(_, key) => setLanguage(key as SnippetLanguage)}
        >
          {Object.entries(LANGUAGES).map(([key, name]) => (
            <Tab key={key} eventKey={key} title={<TabTitleText>{name}</TabTitleText>}>
              {key === language && <CodeSample code={code} label={name} />}
            </Tab>
          ))}
        </Tabs>
        <p className="market-as-of">{t(`callIt.needs.${language}`)}</p>
      </CardBody>
    </Card>
  );
}

function Steps({ tenant, model }: { tenant: string; model: string }) {
  const { t } = useTranslation();
  const subscriptions = useQuery(subscriptionsQuery(tenant));
  const keys = useQuery(keysQuery(tenant));
  const isSubscribed =
    subscriptions.data?.some((subscription) => subscription.model === model && subscription.status === 'ACTIVE') ?? false;
  const hasKey = keys.data?.some((key) => !key.revokedAt) ?? false;
  const steps = [
    { id: 'subscribe', isDone: isSubscribed, words: t('callIt.subscribe') },
    {
      id: 'key',
      isDone: hasKey,
      words: (
        <Link to="/t/$tenant/keys" params={{ tenant }}>
          {t('callIt.key')}
        </Link>
      ),
    },
    { id: 'call', isDone: false, words: t('callIt.call') },
  ];
  const current = steps.findIndex((step) => !step.isDone);
  return (
    <ProgressStepper aria-label={t('callIt.title')}>
      {steps.map(({ id, isDone, words }, index) => (
        <ProgressStep
          key={id}
          id={`first-${id}`}
          titleId={`first-${id}-title`}
          variant={isDone ? 'success' : index === current ? 'info' : 'pending'}
          isCurrent={index === current}
          aria-label={t(isDone ? 'callIt.done' : 'callIt.toDo')}
        >
          {words}
        </ProgressStep>
      ))}
    </ProgressStepper>
  );
}
