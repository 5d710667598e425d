import { ExpandableSection } from '@patternfly/react-core';
import { useState } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import type { DraftForm } from './draftForm';

/** What few releases need to say: waits and deadlines, what they are made from, what counts as a token. */
export function DraftOptions({ control, isWrong }: { control: Control<DraftForm>; isWrong: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <ExpandableSection
      toggleText={t('draft.more')}
      // What is wrong is never hidden.
      isExpanded={isOpen || isWrong}
      onToggle={(_, open) => setOpen(open)}
    >
      <div className="market-stack">
        <Field control={control} name="delay" wire="batching.maxDelayMicros" label={t('draft.delay')} help={t('draft.delayHelp')} inputMode="decimal" />
        <Field control={control} name="timeout" wire="timeoutMillis" label={t('draft.timeout')} help={t('draft.timeoutHelp')} inputMode="numeric" />
        <div className="market-fields">
          <Field control={control} name="baseModel" wire="base.model" label={t('draft.baseModel')} help={t('draft.baseHelp')} />
          <Field control={control} name="baseVersion" wire="base.version" label={t('draft.baseVersion')} />
          <Field control={control} name="tokenInput" wire="tokens.input" label={t('draft.tokenInput')} help={t('draft.tokenHelp')} />
          <Field control={control} name="inputPadding" wire="tokens.inputPadding" label={t('draft.inputPadding')} help={t('draft.paddingHelp')} inputMode="numeric" />
          <Field control={control} name="tokenOutput" wire="tokens.output" label={t('draft.tokenOutput')} />
          <Field control={control} name="outputPadding" wire="tokens.outputPadding" label={t('draft.outputPadding')} inputMode="numeric" />
        </div>
      </div>
    </ExpandableSection>
  );
}
