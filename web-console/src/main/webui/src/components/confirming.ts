import { createContext, useContext } from 'react';

/** What the dialog around would do if its button were pressed; nothing where it cannot be. */
export const Confirming = createContext<(() => void) | undefined>(undefined);

/** For fields of a dialog: Enter in them is its button. */
export function useConfirming(): () => void {
  const confirm = useContext(Confirming);
  return () => confirm?.();
}
