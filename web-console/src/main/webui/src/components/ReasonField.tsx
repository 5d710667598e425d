import { Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const LONGEST = 500;

/** Why something is refused or taken back; it is kept with it. */
export function ReasonField({ id, value, onChange }: { id: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <FormGroup label={t('common.reason')} fieldId={id} isRequired>
        <TextInput id={id} value={value} maxLength={LONGEST} isRequired autoComplete="off" onChange={(_, next) => onChange(next)} />
      </FormGroup>
    </Form>
  );
}
