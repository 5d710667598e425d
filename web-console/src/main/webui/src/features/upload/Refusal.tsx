import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { ServiceWords } from '@/components/ServiceWords';
import type { ProblemError } from '@/lib/api/problem';

/** Why a model was not accepted: what is wrong, which rule says so, and where in the file. */
export function Refusal({ error }: { error: ProblemError }) {
  const { t } = useTranslation();
  const { problem } = error;
  const rule = textOf(problem.rule);
  const facts = [
    { term: t('upload.refusal.rule'), value: rule },
    { term: t('upload.refusal.place'), value: textOf(problem.where ?? problem.place) },
    { term: t('problems.requestId'), value: problem.requestId },
  ];
  return (
    <Alert isInline variant="danger" role="alert" title={t('upload.refusal.title')}>
      <p>{t(`inspection.rules.${rule as 'empty'}`, t('inspection.otherRule'))}</p>
      <p>
        <ServiceWords>{problem.detail}</ServiceWords>
      </p>
      <DescriptionList isHorizontal isCompact className="market-refusal">
        {facts
          .filter((fact) => fact.value)
          .map((fact) => (
            <DescriptionListGroup key={fact.term}>
              <DescriptionListTerm>{fact.term}</DescriptionListTerm>
              <DescriptionListDescription>
                <code>{fact.value}</code>
              </DescriptionListDescription>
            </DescriptionListGroup>
          ))}
      </DescriptionList>
    </Alert>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
