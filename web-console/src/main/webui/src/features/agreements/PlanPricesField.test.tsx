// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { useForm } from 'react-hook-form';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '@/lib/api/shapes';
import { offersQuery } from '@/lib/plans';
import en from '@/locales/en';
import { PlanPricesField } from './PlanPricesField';
import { type AgreementForm, blankRule, emptyAgreement, type PlanPriceForm } from './ruleForm';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const offered = [
  { id: 'p1', name: 'basic', currency: 'EUR' },
  { id: 'p2', name: 'dollars', currency: 'USD' },
] as Plan[];

function Prices({ planPrices }: { planPrices: PlanPriceForm[] }) {
  const rule = { ...blankRule('shop', 'RESELLER'), kind: 'RESALE' as const, planPrices };
  const { control } = useForm<AgreementForm>({ defaultValues: { ...emptyAgreement('acme', 'acme/digits'), rules: [rule] } });
  return <PlanPricesField control={control} at="rules.0" />;
}

function show(planPrices: PlanPriceForm[]) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  cache.setQueryData(offersQuery('acme/digits').queryKey, offered);
  render(
    <QueryClientProvider client={cache}>
      <Prices planPrices={planPrices} />
    </QueryClientProvider>,
  );
}

const optionsOf = (group: HTMLElement) => within(group).getAllByRole('option').map((option) => option.textContent);

describe('wholesale prices', () => {
  it('are one for every plan until a plan is named, which is one of the model in the currency of the agreement', () => {
    show([]);
    expect(screen.getByLabelText(/Of every plan/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'A price for one plan' }));
    expect(screen.getByLabelText('Of every other plan')).toBeTruthy();
    expect(optionsOf(screen.getByRole('group', { name: 'Plan price 1' }))).toEqual(['Please choose', 'basic']);
    fireEvent.click(screen.getByRole('button', { name: 'Remove plan price 1' }));
    expect(screen.getByLabelText(/Of every plan/)).toBeTruthy();
  });

  it('keep a plan that is not on offer here, by its name', () => {
    show([{ planId: 'p9', plan: 'derived', unitPrice: '0.3' }]);
    expect(optionsOf(screen.getByRole('group', { name: 'Plan price 1' }))).toEqual(['Please choose', 'basic', 'derived']);
  });
});
