import { FileUpload, FormGroup } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  id: string;
  label: string;
  /** What stands where none is chosen. */
  placeholder: string;
  file: File | undefined;
  isDisabled?: boolean;
  onChoose: (file: File | undefined) => void;
  /** What is said below it. */
  children?: ReactNode;
}

/** One file of the person's, dropped or chosen. */
export function FileChoice({ id, label, placeholder, file, isDisabled = false, onChoose, children }: Props) {
  const { t } = useTranslation();
  return (
    // What can have a label is the field that shows the file's name.
    <FormGroup label={label} fieldId={`${id}-filename`} isRequired>
      <FileUpload
        id={id}
        value={file}
        filename={file?.name ?? ''}
        filenameAriaLabel={label}
        filenamePlaceholder={placeholder}
        hideDefaultPreview
        isDisabled={isDisabled}
        browseButtonText={t('upload.browse')}
        clearButtonText={t('upload.clear')}
        dropzoneProps={{ multiple: false }}
        onFileInputChange={(_, chosen) => onChoose(chosen)}
        onClearClick={() => onChoose(undefined)}
      />
      {children}
    </FormGroup>
  );
}
