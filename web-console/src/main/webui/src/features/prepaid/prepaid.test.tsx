// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import type { Credit, CreditOrder } from './api';
import { Balances } from './Balances';
import { CreditTable } from './CreditTable';
import { grantOf, grantSchema } from './grantForm';
import { OrderTable } from './OrderTable';
import { ReverseCredit } from './ReverseCredit';

const calls = vi.hoisted(() => ({ reverseCredit: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const credit: Credit = {
  id: 'c1', tenant: 'globex', kind: 'PROMOTIONAL', amount: eur('50.00'), left: eur('12.34'), reversed: eur('0.00'), priority: 10,
  begunAt: '2026-11-01T10:00:00Z', reason: 'A fair',
};
const order: CreditOrder = { id: 'o1', tenant: 'globex', reference: 'PC-17', amount: eur('100.00'), orderedAt: '2026-11-02T10:00:00Z' };
const typed = { tenant: ' globex ', amount: '9.90', currency: 'EUR', priority: '', until: '', reason: 'A fair' };

describe('a grant', () => {
  const schema = () => grantSchema(i18next.t);

  it('leaves to billing what was left empty', () => {
    expect(grantOf(schema().parse(typed))).toEqual({ tenant: 'globex', amount: '9.90', currency: 'EUR', reason: 'A fair' });
  });

  it('expires at the beginning of a day in UTC, and may be used first', () => {
    expect(grantOf(schema().parse({ ...typed, priority: '0', until: '2027-01-01' }))).toMatchObject({
      priority: 0,
      expiresAt: '2027-01-01T00:00:00Z',
    });
  });

  it.each([
    ['amount', '0.00'],
    ['amount', '-1'],
    ['amount', '1e3'],
    ['priority', '1001'],
    ['priority', '-1'],
    ['until', 'tomorrow'],
    ['reason', ' '],
    ['tenant', ''],
  ])('is refused with %s "%s"', (field, value) => {
    expect(schema().safeParse({ ...typed, [field]: value }).success).toBe(false);
  });
});

describe('credit', () => {
  it('says what is left by currency, bought and given apart', () => {
    render(<Balances balances={[{ total: eur('62.34'), paid: eur('50.00'), promotional: eur('12.34') }]} />);
    expect(screen.getByText('€62.34')).toBeTruthy();
    expect(screen.getByText('€50.00 bought, €12.34 given')).toBeTruthy();
  });

  it('that never expires says so', () => {
    render(<CreditTable credits={[credit]} zone="UTC" />);
    expect(screen.getByText('never')).toBeTruthy();
    expect(screen.getByText('A fair')).toBeTruthy();
    expect(screen.queryByText('globex')).toBeNull();
  });
});

describe('taking credit back', () => {
  it('is offered to finance, and only where something is left', () => {
    const reverse = vi.fn();
    const gone = { ...credit, id: 'c2', tenant: 'acme', left: eur('0.00'), reversed: eur('50.00') };
    const { rerender } = render(<CreditTable credits={[credit, gone]} zone="UTC" onReverse={reverse} />);
    screen.getByLabelText('Take back €12.34 of globex').click();
    expect(reverse).toHaveBeenCalledWith(credit);
    expect(screen.getAllByText('Take back')).toHaveLength(1);
    expect(screen.getByText('€50.00 taken back')).toBeTruthy();
    rerender(<CreditTable credits={[credit]} zone="UTC" />);
    expect(screen.queryByText('Take back')).toBeNull();
  });

  it('asks why, and shows what billing says to it', async () => {
    calls.reverseCredit.mockRejectedValueOnce(new Error('gone')).mockResolvedValueOnce(credit);
    const close = vi.fn();
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ReverseCredit credit={{ ...credit, kind: 'PAID' }} onClose={close} />
      </QueryClientProvider>,
    );
    expect(screen.getByText(/its money is to be sent back/)).toBeTruthy();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Take back' });
    expect(button.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: ' a slip ' } });
    fireEvent.click(button);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/^Reason/).value).toBe(' a slip ');
    expect(close).not.toHaveBeenCalled();
    fireEvent.click(button);
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(calls.reverseCredit).toHaveBeenLastCalledWith('c1', 'a slip', expect.any(String));
  });
});

describe('an order', () => {
  it('is received once, and by finance only', () => {
    const receive = vi.fn();
    const { rerender } = render(<OrderTable orders={[order, { ...order, id: 'o2', reference: 'PC-18', creditId: 'c2' }]} zone="UTC" onReceive={receive} />);
    screen.getByLabelText('Money has come in: PC-17').click();
    expect(receive).toHaveBeenCalledWith(order);
    expect(screen.queryByLabelText('Money has come in: PC-18')).toBeNull();
    rerender(<OrderTable orders={[order]} zone="UTC" />);
    expect(screen.queryByLabelText(/^Money has come in/)).toBeNull();
    expect(screen.queryByText('globex')).toBeNull();
  });

  it('says where to pay while it is open', () => {
    const payTo = { holder: 'Modelmarket GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
    const usd = { holder: 'Modelmarket Inc.', number: '000-12345', bic: 'EXAMUS33', bank: 'A bank' };
    render(
      <OrderTable
        orders={[{ ...order, payTo }, { ...order, id: 'o2', payTo: usd }, { ...order, id: 'o3' }, { ...order, id: 'o4', creditId: 'c4' }]}
        zone="UTC"
      />,
    );
    expect(screen.getByText('Modelmarket GmbH')).toBeTruthy();
    expect(screen.getByText('DE89 3704 0044 0532 0130 00')).toBeTruthy();
    expect(screen.getByText('BIC COBADEFFXXX')).toBeTruthy();
    expect(screen.getByText('000-12345')).toBeTruthy();
    expect(screen.getByText('BIC EXAMUS33 · A bank')).toBeTruthy();
    expect(screen.getAllByText(en.payee.unknown)).toHaveLength(1);
  });
});
