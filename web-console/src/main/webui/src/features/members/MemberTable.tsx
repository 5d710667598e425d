import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '@/components/StatusLabel';
import type { Member } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';

interface Props {
  tenant: string;
  members: Member[];
  /** Asks before a change; not for those who may only look. */
  onAsk: ((what: 'role' | 'remove', member: Member) => void) | undefined;
}

/** Members and those who are invited and have not signed in yet. */
export function MemberTable({ tenant, members, onAsk }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  return (
    <>
      <Table aria-label={t('members.title')}>
        <Thead>
          <Tr>
            <Th>{t('members.email')}</Th>
            <Th>{t('members.role')}</Th>
            <Th>{t('members.status')}</Th>
            <Th>{t('members.since')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {members.map((member) => (
            <Tr key={member.id}>
              <Td dataLabel={t('members.email')}>{member.email}</Td>
              <Td dataLabel={t('members.role')}>
                {t(`roles.${member.role}`)}
                <small className="market-subtle">{t(`members.may.${member.role}`)}</small>
              </Td>
              <Td dataLabel={t('members.status')}>
                <StatusLabel status={member.joinedAt ? 'ACTIVE' : 'INVITED'} />
              </Td>
              <Td dataLabel={t('members.since')}>{format.instant(member.joinedAt ?? member.invitedAt, zone)}</Td>
              <Td isActionCell>
                {onAsk && (
                  <>
                    <Button
                      variant="link"
                      onClick={() => onAsk('role', member)}
                      aria-label={t('members.changeNamed', { email: member.email })}
                    >
                      {t('members.change')}
                    </Button>
                    <Button
                      variant="link"
                      isDanger
                      onClick={() => onAsk('remove', member)}
                      aria-label={t('members.removeNamed', { email: member.email })}
                    >
                      {t('members.remove')}
                    </Button>
                  </>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </>
  );
}
