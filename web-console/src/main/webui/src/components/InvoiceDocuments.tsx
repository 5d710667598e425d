import { Flex, FlexItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { type DocumentKind, documentAddress } from '@/lib/api/documents';
import { DownloadButton } from './DownloadButton';

interface Props {
  kind: DocumentKind;
  number: string;
  /** Whose own they are; everybody's for finance without. */
  tenant?: string | undefined;
  /** In a row of a table. */
  isCompact?: boolean;
}

/** An invoice or credit note as documents: for people, and for the receiver's books. */
export function InvoiceDocuments({ kind, number, tenant, isCompact = false }: Props) {
  const { t } = useTranslation();
  const address = documentAddress(kind, number, tenant);
  const documents = [
    { of: 'pdf', name: `${number}.pdf`, label: t('documents.pdf') },
    { of: 'factur-x', name: `${number}-factur-x.pdf`, label: t('documents.facturX') },
    { of: 'factur-x.xml', name: `${number}.xml`, label: t('documents.xml') },
  ];
  return (
    <Flex gap={{ default: isCompact ? 'gapXs' : 'gapSm' }}>
      {documents.map(({ of, name, label }) => (
        <FlexItem key={of}>
          <DownloadButton
            address={`${address}/${of}`}
            name={name}
            label={label}
            {...(isCompact ? { isCompact, named: t('documents.named', { document: label, number }) } : {})}
          />
        </FlexItem>
      ))}
    </Flex>
  );
}
