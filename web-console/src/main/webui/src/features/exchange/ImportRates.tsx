import { Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { FileChoice } from '@/components/FileChoice';
import { ProblemAlert } from '@/components/ProblemAlert';
import { importRates, type Imported } from './api';

const REASON = 'rates-reason';
const LONGEST = 500;

interface Props {
  onImported: (imported: Imported) => void;
  onClose: () => void;
}

/** Uploads a file of rates; without a reason it can only add, with one it can correct. */
export function ImportRates({ onImported, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: (chosen: File) => importRates(chosen, reason.trim()),
    onSuccess: async (imported) => {
      onImported(imported);
      onClose();
      await cache.invalidateQueries({ queryKey: ['finance'] });
    },
  });
  const choose = (chosen: File | undefined) => {
    take.reset();
    setFile(chosen);
  };
  return (
    <Dialog
      id="rates"
      title={t('exchange.import')}
      isBusy={take.isPending}
      onClose={onClose}
      footer={
        <>
          <Button isLoading={take.isPending} isDisabled={!file || take.isPending} onClick={() => file && take.mutate(file)}>
            {t('exchange.import')}
          </Button>
          <Button variant="link" isAriaDisabled={take.isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {take.isError && <ProblemAlert error={take.error} />}
      <Form onSubmit={(event) => event.preventDefault()}>
        <FileChoice id="rates-file" label={t('exchange.file')} placeholder={t('exchange.fileHelp')} file={file} onChoose={choose} />
        <FormGroup label={t('exchange.reason')} fieldId={REASON}>
          <TextInput id={REASON} value={reason} maxLength={LONGEST} autoComplete="off" onChange={(_, value) => setReason(value)} />
        </FormGroup>
      </Form>
    </Dialog>
  );
}
