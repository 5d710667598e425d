import { Button, Card, CardBody, CardFooter, CardTitle, Split, SplitItem } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ReleaseFacts } from '@/components/ReleaseFacts';
import { SignatureTables } from '@/components/SignatureTables';
import type { Review } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { reviewsQuery } from './api';
import { Decision, type DecisionKind } from './Decision';

/** Releases that wait for the operator's word. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const reviews = useQuery(reviewsQuery);
  const [asked, setAsked] = useState<{ kind: DecisionKind; review: Review }>();
  return (
    <PageFrame title={t('reviews.title')} lead={t('reviews.lead')}>
      <Loaded
        query={reviews}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyPanel title={t('reviews.emptyTitle')} icon={CheckCircleIcon}>
            {t('reviews.emptyText')}
          </EmptyPanel>
        }
      >
        {(list) => (
          <div className="market-stack">
            {list.map((review) => (
              <ReviewCard
                key={`${review.model} ${review.version}`}
                review={review}
                onDecide={(kind) => setAsked({ kind, review })}
              />
            ))}
          </div>
        )}
      </Loaded>
      {asked && <Decision kind={asked.kind} review={asked.review} onClose={() => setAsked(undefined)} />}
    </PageFrame>
  );
}

function ReviewCard({ review, onDecide }: { review: Review; onDecide: (kind: DecisionKind) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const release = `${review.model} ${review.version}`;
  return (
    <Card>
      <CardTitle component="h2">{release}</CardTitle>
      <CardBody className="market-stack">
        {review.submittedAt && (
          <p className="market-as-of">
            {t('reviews.submitted', { instant: format.instant(review.submittedAt, 'UTC') })} ·{' '}
            {t('common.zone', { zone: 'UTC' })}
          </p>
        )}
        <ReleaseFacts release={review} />
        {review.signature && <SignatureTables signature={review.signature} />}
      </CardBody>
      <CardFooter>
        <Split hasGutter>
          <SplitItem>
            <Button onClick={() => onDecide('approval')} aria-label={t('reviews.approveNamed', { release })}>
              {t('reviews.approve')}
            </Button>
          </SplitItem>
          <SplitItem>
            <Button variant="danger" onClick={() => onDecide('rejection')} aria-label={t('reviews.rejectNamed', { release })}>
              {t('reviews.reject')}
            </Button>
          </SplitItem>
        </Split>
      </CardFooter>
    </Card>
  );
}
