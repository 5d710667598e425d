import {
  ActionList,
  ActionListItem,
  Form,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Progress,
  ProgressMeasureLocation,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { FileChoice } from '@/components/FileChoice';
import { LeaveGuard } from '@/components/LeaveGuard';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useFormat } from '@/lib/format';
import { percentOf } from './progress';
import { StoredFile } from './StoredFile';
import type { Target } from './transfer';
import { type UploadState, useUpload } from './useUpload';

/** Chooses the model file and sends it, with bytes, percent and checksum in sight. */
export function FileStep({ target, onUploaded }: { target: Target; onUploaded: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, start, cancel } = useUpload(target);
  const [file, setFile] = useState<File>();
  const isBusy = state.phase === 'hashing' || state.phase === 'sending';

  return (
    <Form className="market-form" onSubmit={(event) => event.preventDefault()}>
      <LeaveGuard when={isBusy} />
      {state.phase === 'failed' && (
        <ProblemAlert error={state.error} onRetry={file ? () => void start(file) : undefined} />
      )}
      {state.phase !== 'done' && <StoredFile target={target} isBusy={isBusy} onGoOn={onUploaded} />}
      <FileChoice
        id="model-file"
        label={t('upload.file')}
        placeholder={t('upload.filePlaceholder')}
        file={file}
        isDisabled={isBusy || state.phase === 'done'}
        onChoose={(chosen) => {
          setFile(chosen);
          if (!chosen) {
            cancel();
          }
        }}
      >
        <FormHelperText>
          <HelperText>
            <HelperTextItem>
              {file ? t('upload.fileChosen', { size: format.bytes(file.size) }) : t('upload.fileHelp')}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FileChoice>
      <UploadProgress state={state} />
      <ActionList>
        {state.phase === 'done' ? (
          <ActionListItem>
            <Button onClick={onUploaded}>{t('upload.next')}</Button>
          </ActionListItem>
        ) : (
          <ActionListItem>
            <Button isDisabled={!file || isBusy} isLoading={isBusy} onClick={() => file && void start(file)}>
              {t('upload.start')}
            </Button>
          </ActionListItem>
        )}
        {isBusy && (
          <ActionListItem>
            <Button variant="link" onClick={cancel}>
              {t('common.cancel')}
            </Button>
          </ActionListItem>
        )}
      </ActionList>
    </Form>
  );
}

function UploadProgress({ state }: { state: UploadState }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state.phase === 'idle' || state.phase === 'failed') {
    return null;
  }
  const isDone = state.phase === 'done';
  const done = isDone ? state.file.bytes : state.done;
  const total = isDone ? state.file.bytes : state.total;
  const counted = t('upload.bytes', { done: format.bytes(done), total: format.bytes(total) });
  const pace =
    state.phase === 'sending' && state.rate !== undefined
      ? t('upload.pace', { rate: format.bytes(state.rate), seconds: format.number(state.left ?? 0) })
      : '';
  return (
    <div aria-live="polite" data-testid="upload-progress">
      <Progress
        id="upload-progress"
        value={percentOf({ done, total })}
        title={t(`upload.phases.${state.phase}`)}
        measureLocation={ProgressMeasureLocation.outside}
        helperText={[counted, pace].filter(Boolean).join(' · ')}
        {...(isDone ? { variant: 'success' as const } : {})}
      />
      {state.phase !== 'hashing' && (
        <p className="market-as-of">
          {isDone ? t('upload.checksumAgrees') : t('upload.checksum')}{' '}
          <span className="market-hash" data-testid="checksum">{`sha256:${state.sha256}`}</span>
        </p>
      )}
    </div>
  );
}
