import { Bullseye, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import type { ComponentType, ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  icon?: ComponentType;
  action?: ReactNode;
}

/** What a list says before it has anything in it: what would be here, and how to get it. */
export function EmptyPanel({ title, children, icon, action }: Props) {
  return (
    <Bullseye>
      <EmptyState headingLevel="h2" titleText={title} variant="lg" {...(icon ? { icon } : {})}>
        <EmptyStateBody>{children}</EmptyStateBody>
        {action && (
          <EmptyStateFooter>
            <EmptyStateActions>{action}</EmptyStateActions>
          </EmptyStateFooter>
        )}
      </EmptyState>
    </Bullseye>
  );
}
