import { Button, Form, FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { TenantSelect } from '@/components/TenantSelect';

interface Props {
  tenant: string;
  onTenant: (tenant: string) => void;
  interim: boolean;
  action: string;
  onSubmit: () => void;
}

/** Whom to close for; what is done follows from the month: one that goes on is billed so far, one that is over is frozen. */
export function CloseForm({ tenant, onTenant, interim, action, onSubmit }: Props) {
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
      <FormGroup label={t('finance.kind')}>
        <strong>{t(interim ? 'status.INTERIM' : 'finance.final')}</strong>
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{t(interim ? 'finance.interimHelp' : 'finance.finalHelp')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <div>
        <Button type="submit">{action}</Button>
      </div>
    </Form>
  );
}
