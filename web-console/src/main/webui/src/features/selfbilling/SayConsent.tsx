import { Checkbox, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ConfirmForm } from '@/components/ConfirmForm';
import { type Consent, consentQuery, type Details, say } from './api';

const LONGEST = 60;
const WORDS = {
  agree: { action: 'selfBilled.agree', text: 'selfBilled.agreeText' },
  change: { action: 'selfBilled.change', text: 'selfBilled.changeText' },
  withdraw: { action: 'selfBilled.withdraw', text: 'selfBilled.withdrawText' },
} as const;

export type Saying = keyof typeof WORDS;

interface Props {
  tenant: string;
  consent: Consent;
  saying: Saying;
  onClose: () => void;
}

/** Agrees to be invoiced in one's own name, changes what stands there, or withdraws; later settlements follow it. */
export function SayConsent({ tenant, consent, saying, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [details, setDetails] = useState<Details>({
    registration: consent.registration ?? '',
    taxNumber: consent.taxNumber ?? '',
    smallBusiness: consent.smallBusiness ?? false,
  });
  const agrees = saying !== 'withdraw';
  const change = useMutation({
    mutationFn: () =>
      say(tenant, agrees, { ...details, registration: details.registration.trim(), taxNumber: details.taxNumber.trim() }),
    onSuccess: (said) => {
      cache.setQueryData(consentQuery(tenant).queryKey, said);
      onClose();
    },
  });
  const action = t(WORDS[saying].action);
  return (
    <Confirm title={action} action={action} danger={!agrees} isBusy={change.isPending} error={change.error} onConfirm={() => change.mutate()} onClose={onClose}>
      <p>{t(WORDS[saying].text)}</p>
      {agrees && (
        <ConfirmForm>
          {(['registration', 'taxNumber'] as const).map((name) => (
            <DetailField key={name} name={name} value={details[name]} onChange={(typed) => setDetails({ ...details, [name]: typed })} />
          ))}
          <Checkbox
            id="self-billing-small-business"
            label={t('selfBilled.smallBusiness')}
            description={t('selfBilled.smallBusinessHelp')}
            isChecked={details.smallBusiness}
            onChange={(_, smallBusiness) => setDetails({ ...details, smallBusiness })}
          />
        </ConfirmForm>
      )}
    </Confirm>
  );
}

interface DetailProps {
  name: 'registration' | 'taxNumber';
  value: string;
  onChange: (typed: string) => void;
}

function DetailField({ name, value, onChange }: DetailProps) {
  const { t } = useTranslation();
  const id = `self-billing-${name}`;
  return (
    <FormGroup label={t(`selfBilled.${name}`)} fieldId={id}>
      <TextInput
        id={id}
        value={value}
        maxLength={LONGEST}
        autoComplete="off"
        aria-describedby={`${id}-help`}
        onChange={(_, typed) => onChange(typed)}
      />
      <FormHelperText>
        <HelperText id={`${id}-help`}>
          <HelperTextItem>{t(`selfBilled.${name}Help`)}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
