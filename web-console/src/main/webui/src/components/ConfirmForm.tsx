import { Form } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useConfirming } from './confirming';

/** The fields of a dialog that asks: Enter in them is its button. */
export function ConfirmForm({ children }: { children: ReactNode }) {
  const confirm = useConfirming();
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {children}
    </Form>
  );
}
