import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { EventsLink } from '@/components/TrailLinks';
import { type Count, countsOf, countText } from '@/lib/counts';
import { type Format, localOf, useFormat } from '@/lib/format';
import { eventsAt } from '@/lib/trail';
import type { By, Used } from './api';

interface Props {
  by: By;
  rows: readonly Used[];
  /** Of all pages, as the server sums them. */
  total: Used;
  zone: string;
  tenant: string | undefined;
}

const countedOf = ({ used, failed }: Used) => ({ ...used, failed });

function nameOf({ from, release, key }: Used, by: By, zone: string, format: Format): string | undefined {
  switch (by) {
    case 'DAY':
      return format.day(localOf(from, zone));
    case 'HOUR':
      return format.instant(from, zone);
    case 'RELEASE':
      return release;
    case 'KEY':
      return key;
  }
}

/** Usage by day, hour, release or key; each sum leads to the events that it is of. */
export function UsedTable({ by, rows, total, zone, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = countsOf(countedOf(total));
  return (
    <Table variant="compact" aria-label={t('following.usage')}>
      <Thead>
        <Tr>
          <Th>{t(`following.by.${by}`)}</Th>
          {counts.map((count) => (
            <Th key={count} className="market-number">
              {t(`usage.${count}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => {
          const name = nameOf(row, by, zone, format) || t('following.unknown');
          return <UsedRow key={`${row.from} ${name}`} name={name} title={t(`following.by.${by}`)} row={row} counts={counts} tenant={tenant} />;
        })}
        <UsedRow name={t('invoices.total')} title={t(`following.by.${by}`)} row={total} counts={counts} tenant={tenant} isTotal />
      </Tbody>
    </Table>
  );
}

interface RowProps {
  name: string;
  title: string;
  row: Used;
  counts: Count[];
  tenant: string | undefined;
  isTotal?: boolean;
}

function UsedRow({ name, title, row, counts, tenant, isTotal }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = countedOf(row);
  const searchOf = (count: Count) => {
    const search = eventsAt(row.events);
    return count === 'failed' ? { ...search, outcome: 'FAILED' as const } : search;
  };
  return (
    <Tr className={isTotal ? 'market-total' : ''}>
      <Td dataLabel={title}>{name}</Td>
      {counts.map((count) => {
        const text = countText(count, counted, format);
        return (
          <Td key={count} dataLabel={t(`usage.${count}`)} className="market-number">
            {counted[count] === 0 ? (
              text
            ) : (
              <EventsLink
                tenant={tenant}
                search={searchOf(count)}
                label={t('following.eventsOf', { what: `${name}, ${t(`usage.${count}`)} ${text}` })}
              >
                {text}
              </EventsLink>
            )}
          </Td>
        );
      })}
    </Tr>
  );
}
