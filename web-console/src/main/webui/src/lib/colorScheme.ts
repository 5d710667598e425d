const DARK = 'pf-v6-theme-dark';

/** Light or dark as the person's system is, now and when it changes. */
export function followColorScheme(): void {
  const dark = globalThis.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle(DARK, dark.matches);
  dark.addEventListener('change', follow);
  follow();
}
