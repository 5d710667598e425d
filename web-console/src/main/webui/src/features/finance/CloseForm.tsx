import { Button, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, Radio } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { TenantSelect } from '@/components/TenantSelect';

interface Props {
  tenant: string;
  onTenant: (tenant: string) => void;
  interim: boolean;
  onInterim: (interim: boolean) => void;
  isRunning: boolean;
  action: string;
  onSubmit: () => void;
}

/** Whom to close for, and whether the month goes on. */
export function CloseForm({ tenant, onTenant, interim, onInterim, isRunning, action, onSubmit }: Props) {
  const { t } = useTranslation();
  return (
    <Form
      className="market-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <FormGroup label={t('finance.tenant')} fieldId="close-tenant">
        <TenantSelect
          id="close-tenant"
          tenant={tenant}
          placeholder={t('finance.allTenants')}
          describedBy="close-tenant-help"
          onChange={onTenant}
        />
        <FormHelperText>
          <HelperText id="close-tenant-help">
            <HelperTextItem>{t('finance.tenantHelp')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <FormGroup role="radiogroup" label={t('finance.kind')} fieldId="close-kind">
        <Radio
          id="close-final"
          name="kind"
          label={t('finance.final')}
          description={t('finance.finalHelp')}
          isChecked={!interim}
          isDisabled={isRunning}
          onChange={() => onInterim(false)}
        />
        <Radio
          id="close-interim"
          name="kind"
          label={t('status.INTERIM')}
          description={t('finance.interimHelp')}
          isChecked={interim}
          onChange={() => onInterim(true)}
        />
      </FormGroup>
      <div>
        <Button type="submit">{action}</Button>
      </div>
    </Form>
  );
}
