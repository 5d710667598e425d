import { ClipboardCopyButton, CodeBlock, CodeBlockAction, CodeBlockCode } from '@patternfly/react-core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Text for a terminal or an editor, with a button that copies it. */
export function CodeSample({ code, label }: { code: string; label: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  return (
    <CodeBlock
      actions={
        <CodeBlockAction>
          <ClipboardCopyButton
            id={`${id}-copy`}
            textId={id}
            variant="plain"
            aria-label={t('callIt.copy', { what: label })}
            exitDelay={isCopied ? 1_500 : 300}
            onTooltipHidden={() => setCopied(false)}
            onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}
          >
            {isCopied ? t('common.copied') : t('common.copy')}
          </ClipboardCopyButton>
        </CodeBlockAction>
      }
    >
      <CodeBlockCode id={id} aria-label={label} tabIndex={0}>
        {code}
      </CodeBlockCode>
    </CodeBlock>
  );
}
