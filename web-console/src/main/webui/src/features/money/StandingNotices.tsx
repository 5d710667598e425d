import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { NoticeList } from '@/components/NoticeList';
import { noticesQuery } from './standings';

/** What a tenant was told as it fell behind, by whose word and why. */
export function StandingNotices({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const notices = useInfiniteQuery(noticesQuery(tenant));
  return (
    <Dialog
      id="notices"
      variant="medium"
      title={t('notices.showNamed', { tenant })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <Loaded
        query={notices}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={<p className="market-as-of">{t('notices.empty')}</p>}
      >
        {(found) => (
          <>
            <NoticeList notices={found.pages.flatMap((page) => page.items)} zone="UTC" />
            <More query={notices} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
