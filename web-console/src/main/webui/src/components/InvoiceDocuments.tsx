import { Flex, FlexItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from './DownloadButton';

/** An invoice as documents: for people, and for the receiver's books. */
export function InvoiceDocuments({ address, number }: { address: string; number: string }) {
  const { t } = useTranslation();
  return (
    <Flex gap={{ default: 'gapSm' }}>
      <FlexItem>
        <DownloadButton address={`${address}/pdf`} name={`${number}.pdf`} label={t('documents.pdf')} />
      </FlexItem>
      <FlexItem>
        <DownloadButton address={`${address}/factur-x`} name={`${number}-factur-x.pdf`} label={t('documents.facturX')} />
      </FlexItem>
    </Flex>
  );
}
