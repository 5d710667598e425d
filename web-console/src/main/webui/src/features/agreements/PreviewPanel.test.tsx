// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementPreview } from '@/lib/api/shapes';
import en from '@/locales/en';
import { PreviewPanel } from './PreviewPanel';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const residual = (amount: string) => ({ tenant: 'acme', role: 'TECHNOLOGY', kind: 'RESIDUAL', units: '0', amount: eur(amount) }) as const;

const plain: AgreementPreview = {
  ofHundred: { revenue: eur('100.00'), requests: 0, shares: [residual('100.00')] },
};

describe('who gets what', () => {
  it('is one table where no rule is for referrals and no base is owed', () => {
    render(<PreviewPanel preview={plain} />);
    expect(screen.getAllByRole('grid')).toHaveLength(1);
  });

  it('is shown with a referral beside without, and after the base models', () => {
    const promotion = { tenant: 'promo', role: 'PROMOTION', kind: 'PERCENT', units: '0', amount: eur('5.00') } as const;
    const preview: AgreementPreview = {
      ...plain,
      ofHundredReferred: [{ promoter: 'promo', shares: [promotion, residual('95.00')] }],
      royalties: [
        { release: '2.0.0', step: 1, base: 'orig/net', baseRelease: '1.0.0', form: 'ABSOLUTE', percent: '12.5', ofHundred: eur('12.50') },
      ],
    };
    render(<PreviewPanel preview={preview} />);
    const referred = within(screen.getByRole('grid', { name: 'Of €100.00 from a subscription that promo has referred' }));
    expect(referred.getByText('€5.00')).toBeTruthy();
    expect(referred.getByText('€95.00')).toBeTruthy();
    const royalties = within(screen.getByRole('grid', { name: 'Of €100.00, first to base models' }));
    expect(royalties.getByText('orig/net')).toBeTruthy();
    expect(royalties.getByText('for release 2.0.0: 12.5 % of the revenue')).toBeTruthy();
    expect(royalties.getByText('€12.50')).toBeTruthy();
  });

  it('says how much of its meter a rule for so much each counts', () => {
    const perToken = { tenant: 'gridco', role: 'COMPUTE', kind: 'PER_UNIT', meter: 'COMPUTE_TIME', units: '1234.5', amount: eur('12.35') } as const;
    const ofLastMonth = { period: '2026-10', revenue: eur('100.00'), requests: 40, shares: [perToken, residual('87.65')] };
    render(<PreviewPanel preview={{ ...plain, ofLastMonth }} />);
    expect(screen.getByText('1,234.5 seconds of compute')).toBeTruthy();
    expect(screen.getAllByText(/seconds of compute|requests/)).toHaveLength(2);
  });

  it('is shown for each plan with a wholesale price of its own', () => {
    const margin = { tenant: 'shop', role: 'RESELLER', kind: 'RESALE', units: '0', amount: eur('30.00') } as const;
    const preview: AgreementPreview = {
      ...plain,
      ofHundredByPlan: [
        { reseller: 'shop', planId: 'p1', plan: 'pro', requests: 2000, shares: [margin, residual('70.00')] },
      ],
    };
    render(<PreviewPanel preview={preview} />);
    const sold = within(screen.getByRole('grid', { name: 'Of €100.00 of plan pro, sold by shop: 2,000 requests' }));
    expect(sold.getByText('€30.00')).toBeTruthy();
    expect(sold.getByText('€70.00')).toBeTruthy();
  });
});
