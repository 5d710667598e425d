import { Card, CardBody, CardTitle, Form, FormGroup, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meter, PlanComponent } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { metersOf, type Priced, simulationQuery, usageOf } from '@/lib/simulation';
import { useSettled } from '@/lib/settled';
import { Loaded } from './Loaded';
import { ProblemAlert } from './ProblemAlert';
import { SimulatedBill } from './SimulatedBill';

const USUAL: Record<Meter, string> = {
  REQUESTS: '100000',
  ROWS: '100000',
  COMPUTE_TIME: '3600',
  BYTES_IN: '1000',
  BYTES_OUT: '1000',
  TOKENS_IN: '1000000',
  TOKENS_OUT: '1000000',
};

interface Props {
  /** What to price; nothing while it is not said whole. */
  priced: Priced | undefined;
  components: readonly PlanComponent[];
  title: string;
  /** What the fields' ids begin with, where there are two on a page. */
  id?: string;
  children?: ReactNode;
}

/** "What would a month cost?": quantities to type, and the bill that billing's own code makes of them. */
export function Simulator({ priced, components, title, id = 'simulated', children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState<Partial<Record<Meter, string>>>(USUAL);
  const meters = metersOf(components);
  const asked = useSettled({ priced, usage: usageOf(Object.fromEntries(meters.map((meter) => [meter, typed[meter]]))) });
  const simulation = useQuery(simulationQuery(asked.priced, asked.usage));
  return (
    <Card className="market-simulator">
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody className="market-stack">
        <Form onSubmit={(event) => event.preventDefault()}>
          {children}
          {meters.map((meter) => (
            <FormGroup key={meter} label={t(`pricing.meters.${meter}`)} fieldId={`${id}-${meter}`}>
              <TextInput
                id={`${id}-${meter}`}
                value={typed[meter] ?? ''}
                inputMode="numeric"
                maxLength={9}
                autoComplete="off"
                validated={/^\d{0,9}$/.test(typed[meter] ?? '') ? 'default' : 'error'}
                onChange={(_, value) => setTyped({ ...typed, [meter]: value.trim() })}
              />
            </FormGroup>
          ))}
        </Form>
        {asked.priced === undefined ? (
          <HelperText>
            <HelperTextItem>{t('pricing.incomplete')}</HelperTextItem>
          </HelperText>
        ) : (
          <div aria-live="polite" aria-busy={simulation.isFetching}>
            {simulation.isError ? (
              <ProblemAlert error={simulation.error} isQuiet />
            ) : (
              <Loaded query={simulation}>
                {(bill) => (
                  <>
                    <SimulatedBill bill={bill} />
                    <p className="market-as-of">{t('pricing.simulatorNote', { period: format.month(bill.period) })}</p>
                  </>
                )}
              </Loaded>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}
