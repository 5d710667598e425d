import { Button, Card, CardBody, CardFooter, CardTitle } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { type BillingProfile, exempt } from './api';

interface Props {
  tenant: string;
  /** Why it is charged no tax; none where it is. */
  reason: string | undefined;
  onSaved: (profile: BillingProfile) => void;
}

/** Whether the tenant is charged tax, and finance's word that it is not. */
export function Exemption({ tenant, reason, onSaved }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const isExempt = reason !== undefined;
  const action = isExempt ? t('financeProfiles.charge') : t('financeProfiles.exempt');
  const change = useMutation({
    mutationFn: () => exempt(tenant, isExempt ? '' : typed.trim()),
    onSuccess: (saved) => {
      onSaved(saved);
      setTyped('');
      setAsking(false);
    },
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('financeProfiles.exemption')}</CardTitle>
      <CardBody>{isExempt ? t('financeProfiles.exemptFor', { reason }) : t('financeProfiles.charged')}</CardBody>
      <CardFooter>
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {action}
        </Button>
      </CardFooter>
      {isAsking && (
        <Confirm
          title={`${action}: ${tenant}`}
          action={action}
          isBusy={change.isPending}
          isDisabled={!isExempt && typed.trim() === ''}
          error={change.error}
          onConfirm={() => change.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{isExempt ? t('financeProfiles.chargeText') : t('financeProfiles.exemptText')}</p>
          {!isExempt && <ReasonField id="exempt-reason" value={typed} longest={200} onChange={setTyped} />}
        </Confirm>
      )}
    </Card>
  );
}
