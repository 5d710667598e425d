import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import type { Member } from '@/lib/api/shapes';
import { useMay } from '@/lib/tenants';
import { membersQuery } from './api';
import { ChangeRole } from './ChangeRole';
import { InviteMember } from './InviteMember';
import { MemberTable } from './MemberTable';
import { RemoveMember } from './RemoveMember';

const route = getRouteApi('/t/$tenant/members');

/** Who belongs to the tenant, and as what. */
export function MembersPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const members = useQuery(membersQuery(tenant));
  const isOwner = useMay(tenant);
  const [isInviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<{ what: 'role' | 'remove'; member: Member }>();
  return (
    <PageFrame
      title={t('members.title')}
      lead={t('members.lead')}
      actions={isOwner && <Button onClick={() => setInviting(true)}>{t('members.invite')}</Button>}
    >
      <Loaded query={members}>
        {(list) => <MemberTable tenant={tenant} members={list} onAsk={isOwner ? (what, member) => setAsked({ what, member }) : undefined} />}
      </Loaded>
      {isInviting && <InviteMember tenant={tenant} onClose={() => setInviting(false)} />}
      {asked?.what === 'role' && <ChangeRole tenant={tenant} member={asked.member} onClose={() => setAsked(undefined)} />}
      {asked?.what === 'remove' && <RemoveMember tenant={tenant} member={asked.member} onClose={() => setAsked(undefined)} />}
    </PageFrame>
  );
}
