import { Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { type Consent, consentQuery, say } from './api';

const ID = 'self-billing-registration';
const LONGEST = 60;

/** Agrees to be invoiced in one's own name, or withdraws that; settlements that are approved from now on follow it. */
export function SayConsent({ tenant, consent, onClose }: { tenant: string; consent: Consent; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [registration, setRegistration] = useState(consent.registration ?? '');
  const agrees = !consent.agreed;
  const change = useMutation({
    mutationFn: () => say(tenant, agrees, registration.trim()),
    onSuccess: (said) => {
      cache.setQueryData(consentQuery(tenant).queryKey, said);
      onClose();
    },
  });
  const action = t(agrees ? 'selfBilled.agree' : 'selfBilled.withdraw');
  return (
    <Confirm title={action} action={action} danger={!agrees} isBusy={change.isPending} error={change.error} onConfirm={() => change.mutate()} onClose={onClose}>
      <p>{t(agrees ? 'selfBilled.agreeText' : 'selfBilled.withdrawText')}</p>
      {agrees && (
        <Form onSubmit={(event) => event.preventDefault()}>
          <FormGroup label={t('selfBilled.registration')} fieldId={ID}>
            <TextInput
              id={ID}
              value={registration}
              maxLength={LONGEST}
              autoComplete="off"
              aria-describedby={`${ID}-help`}
              onChange={(_, typed) => setRegistration(typed)}
            />
            <FormHelperText>
              <HelperText id={`${ID}-help`}>
                <HelperTextItem>{t('selfBilled.registrationHelp')}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
        </Form>
      )}
    </Confirm>
  );
}
