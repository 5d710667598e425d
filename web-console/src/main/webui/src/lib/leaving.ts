import { useEffect } from 'react';

/** Has the browser ask before the page is closed or loaded anew while something is under way. */
export function useUnloadGuard(isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isUnderWay]);
}
