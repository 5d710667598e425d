import { DescriptionList, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { PlanPrice } from '@/components/PlanTerms';
import type { AnsweredTensor, Answer } from '@/lib/api/inference';
import type { Plan } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

const MOST_SHOWN = 20;

/** The first elements of a tensor, and how many there are beside them. */
export function elementsText({ data }: Pick<AnsweredTensor, 'data'>): string {
  const all = data.flat(Infinity);
  const shown = all.slice(0, MOST_SHOWN).map((element) => (typeof element === 'string' ? element : JSON.stringify(element)));
  return all.length > MOST_SHOWN ? `${shown.join(', ')}, … (${all.length})` : shown.join(', ');
}

/** What a model answered, how long that took, and what it costs. */
export function TriedAnswer({ answer, plan }: { answer: Answer; plan: Plan | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="market-stack" data-testid="tried-answer">
      <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '14ch' }}>
        <Fact term={t('tryIt.took')}>
          {t('releases.millis', { value: format.number(Math.round(answer.millis)) })}
          <small className="market-subtle">{t('tryIt.tookHelp')}</small>
        </Fact>
        {plan && (
          <Fact term={t('tryIt.cost')}>
            <PlanPrice plan={plan} />
          </Fact>
        )}
        {answer.version && <Fact term={t('upload.version')}>{answer.version}</Fact>}
        {answer.requestId && (
          <Fact term={t('problems.requestId')}>
            <code className="market-hash">{answer.requestId}</code>
          </Fact>
        )}
      </DescriptionList>
      <section>
        <Title headingLevel="h3" size="md">
          {t('signature.outputs')}
        </Title>
        <Table variant="compact" aria-label={t('tryIt.answer')}>
          <Thead>
            <Tr>
              <Th>{t('signature.name')}</Th>
              <Th>{t('signature.datatype')}</Th>
              <Th>{t('signature.shape')}</Th>
              <Th>{t('tryIt.elements')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.outputs.map((output) => (
              <Tr key={output.name}>
                <Td dataLabel={t('signature.name')}>
                  <code>{output.name}</code>
                </Td>
                <Td dataLabel={t('signature.datatype')}>{output.datatype}</Td>
                <Td dataLabel={t('signature.shape')}>
                  <code>{JSON.stringify(output.shape)}</code>
                </Td>
                <Td dataLabel={t('tryIt.elements')} modifier="breakWord">
                  <code className="market-hash">{elementsText(output)}</code>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </section>
    </div>
  );
}
