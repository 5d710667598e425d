import { Button, Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/lib/countries';
import { useFormat } from '@/lib/format';
import type { TaxRule } from './api';
import { EndTaxRule } from './EndTaxRule';
import { validity } from './validity';

const COLOURS = { current: 'green', upcoming: 'blue', past: 'grey' } as const;

/** The rules with the days in which each applies. */
export function TaxRuleTable({ rules }: { rules: TaxRule[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [ending, setEnding] = useState<TaxRule>();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const country = (code: string) => countryName(code, i18n.language);
  return (
    <>
      <Table aria-label={t('taxRules.title')}>
        <Thead>
          <Tr>
            <Th>{t('taxRules.name')}</Th>
            <Th>{t('taxRules.issuer')}</Th>
            <Th>{t('taxRules.consumer')}</Th>
            <Th>{t('taxRules.category')}</Th>
            <Th className="market-number">{t('taxRules.rate')}</Th>
            <Th>{t('taxRules.applies')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {rules.map((rule) => {
            const state = validity(rule, today);
            return (
              <Tr key={rule.id}>
                <Td dataLabel={t('taxRules.name')}>{rule.name}</Td>
                <Td dataLabel={t('taxRules.issuer')}>{country(rule.issuerCountry)}</Td>
                <Td dataLabel={t('taxRules.consumer')}>
                  {country(rule.consumerCountry)}
                  {rule.region && <small className="market-subtle">{rule.region}</small>}
                </Td>
                <Td dataLabel={t('taxRules.category')}>{t(`taxRules.categories.${rule.category}`)}</Td>
                <Td dataLabel={t('taxRules.rate')} className="market-number">{`${format.decimal(rule.rate)} %`}</Td>
                <Td dataLabel={t('taxRules.applies')}>
                  <Label isCompact color={COLOURS[state]}>
                    {t(`taxRules.states.${state}`)}
                  </Label>
                  <small className="market-subtle">
                    {rule.to
                      ? t('taxRules.between', { from: format.day(rule.from), to: format.day(rule.to) })
                      : t('taxRules.since', { from: format.day(rule.from) })}
                  </small>
                </Td>
                <Td isActionCell>
                  {state !== 'past' && (
                    <Button variant="link" onClick={() => setEnding(rule)} aria-label={t('taxRules.endNamed', { name: rule.name })}>
                      {t('taxRules.end')}
                    </Button>
                  )}
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      {ending && <EndTaxRule rule={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
