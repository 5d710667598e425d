import { Label, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Notice } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { Person } from './Person';
import { StandingLabel } from './StandingLabel';

/** What a tenant was told as it fell behind or came free again, in the reader's language, the latest first. */
export function NoticeList({ notices, zone }: { notices: Notice[]; zone: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <List isPlain isBordered aria-label={t('notices.title')}>
        {notices.map((notice) => (
          <ListItem key={notice.id}>
            <StandingLabel standing={notice.standing} />{' '}
            <span className="market-subtle-inline">{format.instant(notice.at, zone)}</span>
            <p className="market-notice">{notice.text[i18n.language] ?? notice.text.en}</p>
            {notice.invoices.map((number) => (
              <Label key={number} isCompact variant="outline">
                {number}
              </Label>
            ))}
            {notice.by && (
              <small className="market-subtle">
                <Person subject={notice.by} /> · <span lang="en">{notice.reason}</span>
              </small>
            )}
          </ListItem>
        ))}
      </List>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
