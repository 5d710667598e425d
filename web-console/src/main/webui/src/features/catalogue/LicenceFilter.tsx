import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '@/components/ChoiceFilter';
import { useFormat } from '@/lib/format';
import { licenceKindText } from '@/lib/licences';
import { licencesQuery } from './api';

/** The licences that models on offer have, and how many have each. */
export function LicenceFilter({ licence, onChange }: { licence: string; onChange: (licence: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const there = useQuery(licencesQuery).data ?? [];
  // One that the address names stays chosen, though no model has it.
  const offered = licence === '' || there.some((one) => one.licence === licence) ? there : [...there, { licence, models: 0 }];
  return (
    <ChoiceFilter
      label={t('licence.title')}
      all={t('licence.all')}
      chosen={licence}
      options={offered.map((one) => ({
        value: one.licence,
        label: t('licence.counted', { licence: licenceKindText(t, one.licence), models: format.number(one.models) }),
      }))}
      onChange={onChange}
    />
  );
}
