import { CheckCircleIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { intakeQuery } from '@/lib/intake';
import type { IntakeNode } from './api';
import { GapTable } from './GapTable';
import { OpenGaps } from './OpenGaps';
import { WriteOffGaps } from './WriteOffGaps';
import { WrittenOff } from './WrittenOff';

const ZONE = 'UTC';

/** Usage that data planes have sent and that is not counted, and how what will never come is given up. */
export function GapsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const intake = useQuery(intakeQuery);
  const [giving, setGiving] = useState<IntakeNode>();
  const [written, setWritten] = useState<number>();
  return (
    <PageFrame title={t('gaps.title')} lead={t('gaps.lead')}>
      <div className="market-stack">
        {written !== undefined && (
          <Alert isInline isLiveRegion variant="success" title={t('gaps.done', { count: written, gaps: format.number(written) })} />
        )}
        <Loaded query={intake}>
          {({ items, missing, asOf }) => {
            const nodes = items.filter((node) => node.missing > 0 || node.gaps > 0);
            return (
              <div>
                {nodes.length === 0 ? (
                  <EmptyPanel title={t('gaps.wholeTitle')} icon={CheckCircleIcon}>
                    {t('gaps.wholeText')}
                  </EmptyPanel>
                ) : (
                  <>
                    <p>{t('gaps.missing', { count: missing, events: format.number(missing) })}</p>
                    <GapTable nodes={nodes} zone={ZONE} onWriteOff={setGiving} />
                    <p>{t('gaps.statesHelp')}</p>
                  </>
                )}
                <AsOf asOf={asOf} zone={ZONE} />
              </div>
            );
          }}
        </Loaded>
        <OpenGaps zone={ZONE} />
        <WrittenOff zone={ZONE} />
      </div>
      {giving !== undefined && <WriteOffGaps run={giving} onDone={setWritten} onClose={() => setGiving(undefined)} />}
    </PageFrame>
  );
}
