import { Alert as PlainAlert, type AlertProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/**
 * An alert whose kind is said to screen readers in the person's language. Its title is no heading: alerts stand anywhere,
 * and would break the order of headings.
 */
export function Alert({ variant = 'custom', ...rest }: AlertProps) {
  const { t } = useTranslation();
  return <PlainAlert component="p" variant={variant} variantLabel={t(`alertKind.${variant}`)} {...rest} />;
}
