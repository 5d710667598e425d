import { defineConfig } from '@playwright/test';

/**
 * The browser test runs against a marketplace that is up: see the README for the variables it reads. It brings no
 * browser of its own but uses the Chromium or Chrome of the machine.
 */
export default defineConfig({
  testDir: 'e2e',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: [['list']],
  outputDir: process.env.MARKET_E2E_OUTPUT ?? 'test-results',
  use: {
    baseURL: process.env.MARKET_CONSOLE_URL ?? 'http://127.0.0.1:8080',
    // Tall when pictures are taken, so that a page is seen whole.
    viewport: { width: 1440, height: process.env.MARKET_E2E_PICTURES ? 1300 : 900 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'off',
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    launchOptions: {
      executablePath: process.env.MARKET_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
