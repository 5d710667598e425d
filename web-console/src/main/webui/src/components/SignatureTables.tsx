import { Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Signature, Tensor } from '@/lib/api/shapes';

/** A dimension as people write it: its size, its name, or `?` when it may be anything. */
export function shapeText(tensor: Pick<Tensor, 'shape' | 'dimensionNames'>): string {
  const dimensions = (tensor.shape ?? []).map((size, index) => {
    const named = tensor.dimensionNames?.[index];
    return Number(size) >= 0 ? String(size) : named || '?';
  });
  return `[${dimensions.join(', ')}]`;
}

/** What goes into a model and what comes out of it. */
export function SignatureTables({ signature }: { signature: Signature }) {
  const { t } = useTranslation();
  return (
    <div className="market-two-columns">
      <TensorTable title={t('signature.inputs')} tensors={signature.inputs ?? []} />
      <TensorTable title={t('signature.outputs')} tensors={signature.outputs ?? []} />
    </div>
  );
}

function TensorTable({ title, tensors }: { title: string; tensors: Tensor[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title headingLevel="h3" size="md">
        {title}
      </Title>
      <Table variant="compact" aria-label={title}>
        <Thead>
          <Tr>
            <Th>{t('signature.name')}</Th>
            <Th>{t('signature.datatype')}</Th>
            <Th>{t('signature.shape')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {tensors.map((tensor) => (
            <Tr key={tensor.name}>
              <Td dataLabel={t('signature.name')}>
                <code>{tensor.name}</code>
              </Td>
              <Td dataLabel={t('signature.datatype')}>{tensor.datatype}</Td>
              <Td dataLabel={t('signature.shape')}>
                <code>{shapeText(tensor)}</code>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}
