import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Confirm } from './Confirm';

/**
 * Asks before a page is left on which something is typed or being sent. What has been saved leads on with
 * `ignoreBlocker`.
 */
export function LeaveGuard({ when }: { when: boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    disabled: !when,
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: when,
    withResolver: true,
  });
  return (
    leaving.status === 'blocked' && (
      <Confirm
        title={t('leave.title')}
        action={t('leave.leave')}
        danger
        isBusy={false}
        onConfirm={leaving.proceed}
        onClose={leaving.reset}
      >
        {t('leave.text')}
      </Confirm>
    )
  );
}
