import { useEffect } from 'react';

/** Tells a form which element to go to when what is wrong is there, where the component hands out no element. */
export function useFocusTarget(id: string, tell: (target: { focus: () => void }) => void): void {
  useEffect(() => tell({ focus: () => document.getElementById(id)?.focus() }), [id, tell]);
}
