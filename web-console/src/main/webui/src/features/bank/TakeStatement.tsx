import { Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { FileChoice } from '@/components/FileChoice';
import { ProblemAlert } from '@/components/ProblemAlert';
import { takeStatement } from './api';

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
        <Dialog
          id="bank"
          title={t('bank.take')}
          isBusy={take.isPending}
          onClose={close}
          footer={
            <>
              <Button isLoading={take.isPending} isDisabled={!file || take.isPending} onClick={() => file && take.mutate(file)}>
                {t('bank.take')}
              </Button>
              <Button variant="link" isAriaDisabled={take.isPending} onClick={close}>
                {t('common.cancel')}
              </Button>
            </>
          }
        >
          {take.isError && <ProblemAlert error={take.error} />}
          <Form onSubmit={(event) => event.preventDefault()}>
            <FileChoice
              id="bank-file"
              label={t('bank.file')}
              placeholder={t('bank.fileHelp')}
              file={file}
              onChoose={(chosen) => {
                take.reset();
                setFile(chosen);
              }}
            />
          </Form>
        </Dialog>
      )}
    </>
  );
}
