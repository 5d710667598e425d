import { DownloadIcon } from '@patternfly/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchFile } from '@/lib/api/files';
import { saveBlob } from '@/lib/download';
import { Button } from './Button';
import { ProblemAlert } from './ProblemAlert';

interface Props {
  /** Below the gateway, such as `/api/billing/v1/...`. */
  address: string;
  /** What the file is called where the service does not say. */
  name: string;
  label: string;
  /** In a row of a table. */
  isCompact?: boolean;
  /** What the button is called where the label alone does not tell it from others. */
  named?: string;
}

/** Fetches a document the service makes on demand; why it cannot be made is said here. */
export function DownloadButton({ address, name, label, isCompact = false, named }: Props) {
  const { i18n } = useTranslation();
  const file = useMutation({
    mutationFn: () => fetchFile(address, i18n.language),
    onSuccess: (found) => saveBlob(found.name ?? name, found.content),
  });
  return (
    <div>
      <Button
        variant={isCompact ? 'link' : 'secondary'}
        {...(isCompact ? { isInline: true, size: 'sm' as const } : {})}
        {...(named ? { 'aria-label': named } : {})}
        icon={<DownloadIcon />}
        isLoading={file.isPending}
        isDisabled={file.isPending}
        onClick={() => file.mutate()}
      >
        {label}
      </Button>
      {file.isError && <ProblemAlert error={file.error} isQuiet />}
    </div>
  );
}
