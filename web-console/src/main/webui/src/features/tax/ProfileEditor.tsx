import { Alert } from '@/components/Alert';
import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { Refusable } from '@/components/Refusable';
import { countries, countryName } from '@/lib/countries';
import type { BillingProfile, BillingProfileRequest } from './api';
import { filledProfile, type ProfileForm, profileOf, profileSchema } from './profileForm';

interface Props {
  profile: BillingProfile | null;
  /** The tenant's own, where a profile cannot name another one. */
  country?: string;
  save: (profile: BillingProfileRequest) => Promise<BillingProfile>;
  onSaved: (profile: BillingProfile) => void;
}

/** Whom invoices are addressed to; what is taxed follows from it. */
export function ProfileEditor({ profile, country, save, onSaved }: Props) {
  const { t, i18n } = useTranslation();
  const schema = useMemo(() => profileSchema(t), [t]);
  const { control, handleSubmit, reset, formState } = useForm<ProfileForm>({
    resolver: zodResolver(schema),
    defaultValues: filledProfile(profile, country ?? ''),
  });
  const saving = useMutation({
    mutationFn: (form: ProfileForm) => save(profileOf(form)),
    onSuccess: (saved, form) => {
      reset(form);
      onSaved(saved);
    },
  });
  // What is stored may be a country that finance has set: it stays on offer.
  const offered = country
    ? [...new Set([country, ...(profile ? [profile.country] : [])])].map((code) => ({ code, name: countryName(code, i18n.language) }))
    : countries(i18n.language);
  return (
    <Form className="market-form" onSubmit={(event) => void handleSubmit((form) => saving.mutate(form))(event)}>
      <LeaveGuard when={formState.isDirty || saving.isPending} />
      {profile === null && (
        <Alert isInline variant="info" title={t('billingProfile.emptyTitle')}>
          {t('billingProfile.emptyText')}
        </Alert>
      )}
      {saving.isSuccess && <Alert isInline variant="success" title={t('billingProfile.saved')} />}
      <Refusable error={saving.error}>
        <Field control={control} name="legalName" label={t('billingProfile.legalName')} isRequired />
        <Field control={control} name="address" label={t('billingProfile.address')} help={t('billingProfile.addressHelp')} multiline isRequired />
        <div className="market-fields">
          <Field control={control} name="postalCode" label={t('billingProfile.postalCode')} />
          <Field control={control} name="city" label={t('billingProfile.city')} />
          <Field control={control} name="region" label={t('billingProfile.region')} help={t('billingProfile.regionHelp')} />
          <Choice
            control={control}
            name="country"
            label={t('tenants.country')}
            placeholder={t('tenants.chooseCountry')}
            help={country ? t('billingProfile.countryHelp') : undefined}
            options={offered.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        <Field control={control} name="vatId" label={t('billingProfile.vatId')} help={t('billingProfile.vatIdHelp')} />
      </Refusable>
      <ActionGroup>
        <Button type="submit" isLoading={saving.isPending} isDisabled={saving.isPending}>
          {t('billingProfile.save')}
        </Button>
      </ActionGroup>
    </Form>
  );
}
