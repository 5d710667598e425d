import { Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { DiscardDraft } from './DiscardDraft';
import type { AgreementDraft } from './drafts';
import { scopeText } from './ruleText';

interface Props {
  tenant: string;
  drafts: readonly AgreementDraft[];
  zone: string;
  /** Whether the reader may propose; others only see that there are some. */
  mayPropose: boolean;
}

const participantsOf = ({ rules = [], shares = [] }: AgreementDraft['terms']) =>
  [...new Set([...rules, ...shares].map((share) => share.tenant))].join(', ');

/** Proposals that are not made yet, to be taken up again or thrown away. */
export function DraftTable({ tenant, drafts, zone, mayPropose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [discarding, setDiscarding] = useState<AgreementDraft>();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('agreements.drafts.title')}</CardTitle>
      <CardBody>
        <p>{t('agreements.drafts.lead')}</p>
        <Table variant="compact" aria-label={t('agreements.drafts.title')}>
          <Thead>
            <Tr>
              <Th>{t('plans.model')}</Th>
              <Th>{t('agreements.mode')}</Th>
              <Th>{t('agreements.participants')}</Th>
              <Th>{t('agreements.drafts.savedAt')}</Th>
              {mayPropose && <Th screenReaderText={t('common.actions')} />}
            </Tr>
          </Thead>
          <Tbody>
            {drafts.map((draft) => {
              const { model, mode, currency, scope = { kind: 'MODEL' as const } } = draft.terms;
              return (
                <Tr key={draft.id}>
                  <Td dataLabel={t('plans.model')}>
                    {mayPropose ? (
                      <Link to="/t/$tenant/agreements/drafts/$draft" params={{ tenant, draft: draft.id }}>
                        {model}
                      </Link>
                    ) : (
                      model
                    )}
                    <small className="market-subtle">{`${scopeText({ scope }, t)} · ${currency}`}</small>
                  </Td>
                  <Td dataLabel={t('agreements.mode')}>{t(`agreements.modes.${mode}`)}</Td>
                  <Td dataLabel={t('agreements.participants')}>{participantsOf(draft.terms)}</Td>
                  <Td dataLabel={t('agreements.drafts.savedAt')}>{format.instant(draft.savedAt, zone)}</Td>
                  {mayPropose && (
                    <Td isActionCell>
                      <Button
                        variant="link"
                        isDanger
                        onClick={() => setDiscarding(draft)}
                        aria-label={t('agreements.drafts.discardNamed', { model })}
                      >
                        {t('agreements.drafts.discard')}
                      </Button>
                    </Td>
                  )}
                </Tr>
              );
            })}
          </Tbody>
        </Table>
        <p className="market-as-of">{t('common.zone', { zone })}</p>
      </CardBody>
      {discarding && <DiscardDraft tenant={tenant} draft={discarding} onClose={() => setDiscarding(undefined)} />}
    </Card>
  );
}
