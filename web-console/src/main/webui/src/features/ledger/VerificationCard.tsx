import { Alert } from '@/components/Alert';
import { Card, CardBody, CardFooter, CardTitle, DescriptionList, Flex, FlexItem } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Fact } from '@/components/Fact';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ServiceWords } from '@/components/ServiceWords';
import { useFormat } from '@/lib/format';
import { checkpoint, type Verification, verify } from './api';

const ZONE = 'UTC';

/** Recomputing the hash chain over the whole book, and signing its head. On demand: it takes as long as the book is long. */
export function VerificationCard() {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: (sign: boolean) => (sign ? checkpoint() : verify()) });
  return (
    <Card>
      <CardTitle component="h2">{t('ledger.verification')}</CardTitle>
      <CardBody className="market-stack" aria-live="polite">
        <p>{t('ledger.verificationHelp')}</p>
        {run.isError && <ProblemAlert error={run.error} />}
        {run.isSuccess && <Outcome found={run.data} />}
      </CardBody>
      <CardFooter>
        <Flex>
          <FlexItem>
            <Button isLoading={run.isPending && run.variables === false} isDisabled={run.isPending} onClick={() => run.mutate(false)}>
              {t('ledger.verify')}
            </Button>
          </FlexItem>
          <FlexItem>
            <Button
              variant="secondary"
              isLoading={run.isPending && run.variables === true}
              isDisabled={run.isPending}
              onClick={() => run.mutate(true)}
            >
              {t('ledger.checkpoint')}
            </Button>
          </FlexItem>
        </Flex>
      </CardFooter>
    </Card>
  );
}

function Outcome({ found }: { found: Verification }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isIntact = found.verdict === 'INTACT';
  return (
    <>
      <Alert isInline variant={isIntact ? 'success' : 'danger'} title={isIntact ? t('ledger.intact') : t('ledger.broken')}>
        {found.findings.length > 0 && (
          <ul>
            {found.findings.map((finding, index) => (
              <li key={index}>
                {finding.transaction !== undefined && t('ledger.transaction', { id: finding.transaction })}
                <ServiceWords isSmall>{finding.problem}</ServiceWords>
              </li>
            ))}
          </ul>
        )}
      </Alert>
      <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '20ch' }}>
        <Fact term={t('ledger.transactions')}>{format.number(found.transactions)}</Fact>
        <Fact term={t('ledger.entries')}>{format.number(found.entries)}</Fact>
        <Fact term={t('ledger.head')}>
          <span className="market-hash">{found.head}</span>
        </Fact>
        <Fact term={t('ledger.signedUpTo')}>
          {found.signedUpTo === undefined || found.signedAt === undefined
            ? t('ledger.notSigned')
            : t('ledger.signedAt', {
                transaction: format.number(found.signedUpTo),
                instant: format.instant(found.signedAt, ZONE),
                zone: ZONE,
              })}
        </Fact>
        <Fact term={t('ledger.publicKey')}>
          <span className="market-hash">{found.publicKey}</span>
        </Fact>
      </DescriptionList>
    </>
  );
}
