// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { followColorScheme } from './colorScheme';

afterEach(() => vi.unstubAllGlobals());

it('follows the system, also when it changes', () => {
  const dark = Object.assign(new EventTarget(), { matches: true });
  const asked = vi.fn(() => dark);
  vi.stubGlobal('matchMedia', asked);
  followColorScheme();
  expect(asked).toHaveBeenCalledWith('(prefers-color-scheme: dark)');
  expect(document.documentElement.classList.contains('pf-v6-theme-dark')).toBe(true);
  dark.matches = false;
  dark.dispatchEvent(new Event('change'));
  expect(document.documentElement.classList.contains('pf-v6-theme-dark')).toBe(false);
});
