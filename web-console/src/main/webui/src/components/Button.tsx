import { Button as PlainButton, type ButtonProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** A button that says in the person's language that what it does is under way. */
export function Button(props: ButtonProps) {
  const { t } = useTranslation();
  return <PlainButton spinnerAriaValueText={t('common.loading')} {...props} />;
}
