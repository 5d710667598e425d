import { Button, FileUpload, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { importRates, type Imported } from './api';

const FILE = 'rates-file';
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
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="rates-title">
      <ModalHeader title={t('exchange.import')} labelId="rates-title" />
      <ModalBody className="market-stack">
        {take.isError && <ProblemAlert error={take.error} />}
        <Form onSubmit={(event) => event.preventDefault()}>
          <FormGroup label={t('exchange.file')} fieldId={FILE} isRequired>
            <FileUpload
              id={FILE}
              value={file}
              filename={file?.name ?? ''}
              filenamePlaceholder={t('exchange.fileHelp')}
              hideDefaultPreview
              browseButtonText={t('bank.browse')}
              clearButtonText={t('bank.clear')}
              onFileInputChange={(_, chosen) => choose(chosen)}
              onClearClick={() => choose(undefined)}
            />
          </FormGroup>
          <FormGroup label={t('exchange.reason')} fieldId={REASON}>
            <TextInput id={REASON} value={reason} maxLength={LONGEST} autoComplete="off" onChange={(_, value) => setReason(value)} />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button isLoading={take.isPending} isDisabled={!file || take.isPending} onClick={() => file && take.mutate(file)}>
          {t('exchange.import')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
