import { Button, type ButtonProps } from '@patternfly/react-core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'type'> {
  variant?: ButtonProps['variant'];
  icon?: ButtonProps['icon'];
  ref?: Ref<HTMLAnchorElement>;
}

function AnchorButton({ variant, icon, children, className, href, onClick, ref, ...rest }: Props) {
  const button: Record<string, unknown> = { ...rest, href, onClick, className, icon, innerRef: ref };
  return (
    <Button component="a" variant={variant ?? 'primary'} {...button}>
      {children}
    </Button>
  );
}

/** A link of the router that looks like a button. */
export const LinkButton: LinkComponent<typeof AnchorButton> = createLink(AnchorButton);
