import { Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CreditNotesTable } from '@/components/CreditNotesTable';
import { Loaded } from '@/components/Loaded';
import { useZone } from '@/lib/tenants';
import { ownCreditNotesQuery } from './api';

/** What was taken back of the tenant's invoices, or of one of them; nothing where nothing was. */
export function OwnCreditNotes({ tenant, invoice }: { tenant: string; invoice?: string }) {
  const { t } = useTranslation();
  const zone = useZone(tenant);
  const notes = useQuery(ownCreditNotesQuery(tenant));
  return (
    <Loaded query={notes}>
      {(all) => {
        const shown = all.filter((note) => invoice === undefined || note.invoice === invoice);
        return (
          shown.length > 0 && (
            <section>
              <Title headingLevel="h2" size="lg">
                {t('creditNotes.title')}
              </Title>
              <p className="market-as-of">{t('creditNotes.ownLead')}</p>
              <CreditNotesTable notes={shown} zone={zone} tenant={tenant} />
            </section>
          )
        );
      }}
    </Loaded>
  );
}
