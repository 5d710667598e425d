import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { baseTermsQuery } from './api';

/** What is asked of those who make something from the model; nothing is said where nothing was offered. */
export function BaseTerms({ model }: { model: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const offer = useQuery(baseTermsQuery(model)).data;
  return (
    offer && (
      <p>
        {t('catalogue.asBase', {
          percent: format.decimal(offer.percent),
          form: t(`royalties.forms.${offer.form}`),
        })}
      </p>
    )
  );
}
