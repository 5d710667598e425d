import { Label, type LabelProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Standing } from '@/lib/api/shapes';

const COLOURS: Record<Standing, LabelProps['color']> = {
  ACTIVE: 'green',
  REMINDED: 'blue',
  RESTRICTED: 'orange',
  SUSPENDED: 'red',
};

/** What a tenant may do as far as its invoices are paid. */
export function StandingLabel({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return (
    <Label isCompact color={COLOURS[standing]}>
      {t(`standing.${standing}.name`)}
    </Label>
  );
}
