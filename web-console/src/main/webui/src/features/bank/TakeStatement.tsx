import { Button, FileUpload, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { takeStatement } from './api';

const ID = 'bank-file';

/** Uploads a file of the bank; why it cannot be taken in is said here. */
export function TakeStatement() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState<File>();
  const take = useMutation({
    mutationFn: takeStatement,
    onSuccess: async () => {
      close();
      await cache.invalidateQueries({ queryKey: ['finance'] });
    },
  });
  const close = () => {
    setOpen(false);
    setFile(undefined);
    take.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('bank.take')}</Button>
      {isOpen && (
        <Modal isOpen variant="small" onClose={close} aria-labelledby="bank-title">
          <ModalHeader title={t('bank.take')} labelId="bank-title" />
          <ModalBody className="market-stack">
            {take.isError && <ProblemAlert error={take.error} />}
            <Form onSubmit={(event) => event.preventDefault()}>
              <FormGroup label={t('bank.file')} fieldId={ID} isRequired>
                <FileUpload
                  id={ID}
                  value={file}
                  filename={file?.name ?? ''}
                  filenamePlaceholder={t('bank.fileHelp')}
                  hideDefaultPreview
                  browseButtonText={t('bank.browse')}
                  clearButtonText={t('bank.clear')}
                  onFileInputChange={(_, chosen) => {
                    take.reset();
                    setFile(chosen);
                  }}
                  onClearClick={() => {
                    take.reset();
                    setFile(undefined);
                  }}
                />
              </FormGroup>
            </Form>
          </ModalBody>
          <ModalFooter>
            <Button isLoading={take.isPending} isDisabled={!file || take.isPending} onClick={() => file && take.mutate(file)}>
              {t('bank.take')}
            </Button>
            <Button variant="link" onClick={close}>
              {t('common.cancel')}
            </Button>
          </ModalFooter>
        </Modal>
      )}
    </>
  );
}
