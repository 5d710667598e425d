import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { PICTURES } from './settings';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const NARROW = 390;

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

/** Listens for anything the content security policy had to stop, on every page from now on. */
export async function watchPolicy(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('marketPolicyViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (globalThis as unknown as Record<string, (text: string) => void>).marketPolicyViolation;
      // The identity provider's own pages have a policy of their own.
      if (document.getElementById('root')) {
        tell?.(`${event.violatedDirective} ${event.blockedURI} at ${location.pathname}`);
      }
    });
  });
  return violations;
}

/** A new page, and what its content security policy will have had to stop. */
export async function fresh(context: BrowserContext): Promise<{ page: Page; violations: string[] }> {
  const page = await context.newPage();
  return { page, violations: await watchPolicy(page) };
}

/** No serious or critical accessibility finding on the page as it stands. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const findings = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe;
    return (await run.run()).violations;
  });
  const serious = findings
    .filter((finding) => finding.impact === 'serious' || finding.impact === 'critical')
    .map((finding) => `${finding.id}: ${finding.nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join('\n')}`);
  expect.soft(serious, `serious accessibility findings on ${name}`).toEqual([]);
}

/** Takes a wide and a narrow picture when pictures are wanted, and checks accessibility. */
export async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  if (PICTURES) {
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    const wide = page.viewportSize();
    await page.setViewportSize({ width: NARROW, height: wide?.height ?? NARROW });
    await page.screenshot({ path: `${PICTURES}/${name}-${NARROW}.png`, fullPage: true });
    if (wide) {
      await page.setViewportSize(wide);
    }
  }
  await expectAccessible(page, name);
}

/** Signs in through the identity provider's own page. */
export async function signIn(page: Page, { user, password }: { user: string; password: string }): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^(Sign in|登录)$/ }).click();
  await page.locator('#username').fill(user);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
  await expect(page.getByRole('button', { name: /Signed in as|已登录/ })).toBeVisible();
}

/** Signs out, and is back on the landing page with no session. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Signed in as|已登录/ }).click();
  await page.getByRole('menuitem', { name: /Sign out|退出登录/ }).click();
  await expect(page.getByRole('link', { name: /^(Sign in|登录)$/ })).toBeVisible();
  const session = await page.request.get('/api/session');
  expect(await session.json()).toEqual({ signedIn: false });
}
