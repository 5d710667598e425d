import { FormGroup, TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ConfirmForm } from './ConfirmForm';

const LONGEST = 500;

interface Props {
  id: string;
  value: string;
  /** Its most characters. */
  longest?: number;
  onChange: (value: string) => void;
}

/** Why something is refused or taken back; it is kept with it. */
export function ReasonField({ id, value, longest = LONGEST, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <ConfirmForm>
      <FormGroup label={t('common.reason')} fieldId={id} isRequired>
        <TextInput id={id} value={value} maxLength={longest} isRequired autoComplete="off" onChange={(_, next) => onChange(next)} />
      </FormGroup>
    </ConfirmForm>
  );
}
