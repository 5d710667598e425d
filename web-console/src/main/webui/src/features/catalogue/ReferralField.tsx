import { Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const ID = 'referral-code';
const LONGEST = 32;

/** Who has brought the consumer here, where somebody has. */
export function ReferralField({ code, onChange }: { code: string; onChange: (code: string) => void }) {
  const { t } = useTranslation();
  return (
    <Form className="market-search" onSubmit={(event) => event.preventDefault()}>
      <FormGroup label={t('catalogue.referral')} fieldId={ID}>
        <TextInput
          id={ID}
          value={code}
          maxLength={LONGEST}
          autoComplete="off"
          aria-describedby={`${ID}-help`}
          onChange={(_, next) => onChange(next.toUpperCase())}
        />
        <FormHelperText>
          <HelperText id={`${ID}-help`}>
            <HelperTextItem>{t('catalogue.referralHelp')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
    </Form>
  );
}
