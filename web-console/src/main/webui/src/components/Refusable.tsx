import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf, faultText } from '@/lib/api/faults';
import { problemOf } from '@/lib/api/problem';
import { ProblemAlert } from './ProblemAlert';

const Refused = createContext<unknown>(null);

/** A form whose sending may be refused: why is said above it, and at each field that the refusal names. */
export function Refusable({ error, children }: { error: unknown; children: ReactNode }) {
  return (
    <>
      {error ? <ProblemAlert error={error} /> : null}
      <Refused.Provider value={error}>{children}</Refused.Provider>
    </>
  );
}

/** What the service had against the value of that field, until it is changed. */
export function useRefusal(field: string, value: unknown): string | undefined {
  const { t } = useTranslation();
  const error = useContext(Refused);
  const [sent, setSent] = useState({ error, value });
  if (sent.error !== error) {
    setSent({ error, value });
  }
  if (!error || sent.error !== error || sent.value !== value) {
    return undefined;
  }
  const fault = faultsOf(problemOf(error)).find((candidate) => candidate.field === field);
  return fault && faultText(t, fault);
}
