import { expect, test } from '@playwright/test';
import { fresh, look, signIn, signOut } from './page';
import { proposeAgreement } from './agreements';
import { addAndEndTaxRule, giveAndTakeCredit, importRates, runDunning } from './books';
import { compareModels, makeKey, makeOwnReport, orderCredit, subscribeWithCoupon } from './developer';
import { nameAccount } from './earnings';
import { followPayout } from './follow';
import { approveClose, FINANCE_PAGES, lookAtMoney, requestAndRefuseClose, requestClose, verifyLedger } from './finance';
import { manageMembers } from './members';
import { approveSettlement, billAndSettle, callModel, makeReports, proposeSettlement } from './payday';
import { makePlan } from './plans';
import { announceMigration, makeCoupon, offerRoyalty, readMigration } from './promotion';
import { agreeToSelfBilling, readOwnSelfBilledInvoice, readSelfBilledInvoice } from './selfBilling';
import { consumerPages, createTenant, lookAt, partnerPages, switchToChinese } from './steps';
import { person } from './settings';
import { uploadModel, uploadNoModel } from './uploads';

/**
 * The main job seen through the browser: a partner uploads a model, the operator approves it, a consumer subscribes
 * and makes a key; everybody's pages are looked at in English and in Chinese.
 */
const run = Date.now().toString(36);
const partner = `e2e-p-${run}`;
const consumer = `e2e-c-${run}`;
const coupon = `E2E-${run.toUpperCase()}`;
let plan = '';

test.describe.configure({ mode: 'serial' });

test('a partner uploads a model, sees its release and usage, in both languages, and signs out', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await page.goto('/');
  await look(page, 'en-landing');
  await signIn(page, person('partner'));
  await createTenant(page, partner, 'Acme Vision');

  await uploadModel(page);
  await page.getByRole('link', { name: 'Usage of my models' }).click();
  await expect(page.getByTestId('total-requests')).toHaveText('0');
  await look(page, 'en-model-usage');

  await switchToChinese(page);
  await lookAt(page, 'zh', {
    'models': `/t/${partner}/models`,
    'model-create': `/t/${partner}/models/new`,
    'release': `/t/${partner}/models/digits`,
    'upload-version': `/t/${partner}/models/digits/upload`,
    'model-usage': `/t/${partner}/model-usage`,
    'tenant-create': '/tenants/new',
    'not-found': `/t/${partner}/models/none`,
  });
  await signOut(page);
  await look(page, 'zh-landing');
  expect(violations).toEqual([]);
});

test('a file that is no model is refused with rule and place, and the draft stays', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('partner'));
  await uploadNoModel(page, partner);
  await page.goto(`/t/${partner}/models/digits?version=1.0.1`);
  await expect(page.getByText('This release is a draft')).toBeVisible();
  await look(page, 'en-release-draft');
  expect(violations).toEqual([]);
});

test('the operator approves the release', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('operator'));
  await page.goto('/reviews');
  const card = page.locator('.pf-v6-c-card', { hasText: `${partner}/digits 1.0.0` });
  await expect(card).toBeVisible();
  await look(page, 'en-reviews');
  await card.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(card).toBeHidden();
  await lookAt(page, 'en', { quarantines: '/quarantines' });
  await switchToChinese(page);
  await lookAt(page, 'zh', { reviews: '/reviews', quarantines: '/quarantines' });
  await signOut(page);
  expect(violations).toEqual([]);
});

test('the partner gives the published model a plan and proposes an agreement', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('partner'));
  await page.goto(`/t/${partner}/models/digits`);
  await look(page, 'en-release-published');
  plan = await makePlan(page);
  await makeCoupon(page, partner, coupon);
  await offerRoyalty(page, partner);
  const agreement = await proposeAgreement(page, partner);
  await nameAccount(page, partner);
  await agreeToSelfBilling(page, partner);
  await manageMembers(page, partner);
  await switchToChinese(page);
  await lookAt(page, 'zh', partnerPages(partner, plan, agreement));
  expect(violations).toEqual([]);
});

test('a consumer finds the model, subscribes and makes a key that is shown once', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('consumer'));
  await createTenant(page, consumer, 'Globex');
  await compareModels(page, consumer, partner);
  await page.goto(`/t/${consumer}/catalogue?query=${partner}`);
  await look(page, 'en-catalogue');
  await page.getByRole('link', { name: 'Handwritten digits' }).click();
  await page.locator('#simulated-REQUESTS').fill('1000');
  await expect(page.getByTestId('simulated-total')).toHaveText('€500.00');
  await look(page, 'en-catalogue-model');
  await subscribeWithCoupon(page, coupon);
  await look(page, 'en-subscribed');
  await page.goto(`/t/${consumer}/subscriptions`);
  await expect(page.getByText('Active')).toBeVisible();
  await look(page, 'en-subscriptions');

  await makeKey(page, consumer, 'batch job');
  await expect(page.getByRole('gridcell', { name: 'batch job', exact: true })).toBeVisible();
  await look(page, 'en-keys');
  await page.getByRole('button', { name: 'Revoke batch job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('gridcell', { name: 'batch job', exact: true })).toBeHidden();

  await page.getByRole('link', { name: 'Usage and quotas' }).click();
  await expect(page.getByText('0 of 500 requests')).toBeVisible();
  await look(page, 'en-usage');
  await orderCredit(page, consumer);
  await lookAt(page, 'en', { invoices: `/t/${consumer}/invoices`, 'not-found': `/t/${consumer}x/keys` });
  await page.goto(`/t/${consumer}/catalogue`);
  await switchToChinese(page);
  await lookAt(page, 'zh', consumerPages(consumer, partner));
  expect(violations).toEqual([]);
});

test('a program calls the model, which is counted', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('consumer'));
  await callModel(page, consumer, partner);
  expect(violations).toEqual([]);
});

test('the partner moves its subscribers to other terms', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('partner'));
  await announceMigration(page, plan);
  expect(violations).toEqual([]);
});

test('finance bills, credits, is paid, asks for a report, and looks at everything', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('finance'));
  await requestAndRefuseClose(page, consumer);
  await requestClose(page, consumer);
  await giveAndTakeCredit(page, consumer);
  await importRates(page);
  await billAndSettle(page, consumer);
  await makeReports(page);
  await addAndEndTaxRule(page);
  await runDunning(page);
  await lookAtMoney(page);
  await proposeSettlement(page, partner);
  await verifyLedger(page);
  await lookAt(page, 'en', FINANCE_PAGES);
  await switchToChinese(page);
  await lookAt(page, 'zh', FINANCE_PAGES);
  await signOut(page);
  expect(violations).toEqual([]);
});

test('a second person of finance approves the close and the payout, and fetches the file for the bank', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('secondFinance'));
  await approveClose(page, consumer, person('finance').user);
  await approveSettlement(page, partner, person('finance').user);
  await readSelfBilledInvoice(page, partner);
  await followPayout(page, partner);
  expect(violations).toEqual([]);
});

test('the consumer sees what it was billed and what was taken back', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('consumer'));
  await page.goto(`/t/${consumer}/invoices`);
  await expect(page.getByText('goodwill')).toBeVisible();
  await page.getByRole('link', { name: /^MM-/ }).click();
  await look(page, 'en-invoice');
  await readMigration(page, consumer);
  await makeOwnReport(page, consumer);
  expect(violations).toEqual([]);
});

test('the partner sees the invoice that was issued in its name', async ({ context }) => {
  const { page, violations } = await fresh(context);
  await signIn(page, person('partner'));
  await readOwnSelfBilledInvoice(page, partner);
  expect(violations).toEqual([]);
});
