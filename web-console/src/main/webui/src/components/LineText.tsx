import { useTranslation } from 'react-i18next';
import { lineText } from '@/lib/lineText';

/** What an invoice line is of besides its model and month, in the reader's language where it is known. */
export function LineText({ line }: { line: Parameters<typeof lineText>[0] }) {
  const { t } = useTranslation();
  const said = lineText(line, t);
  return (
    <small className="market-subtle market-wrap" {...(said === undefined ? { lang: 'en' } : {})}>
      {said ?? line.description}
    </small>
  );
}
