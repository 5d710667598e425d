package io.modelmarket.tenant.member;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The members of the tenant whose scope is bound: invited, given another role, removed. */
@ApplicationScoped
class Team {

    private final Member.Members members;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    Team(Member.Members members, Outbox outbox, Audit audit, InstantSource clock) {
        this.members = members;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Page<Member> list(@Nullable Cursor after) {
        return Page.of(members.after(after), member -> member, member -> new Cursor(member.email(), ""));
    }

    @Transactional
    Member invite(TenantId tenant, String email, Role role) {
        Member member = Member.invited(tenant.value(), email.toLowerCase(Locale.ROOT), role, clock.instant());
        try {
            members.persistAndFlush(member);
        } catch (ConstraintViolationException e) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "email " + member.email() + " is already a member or invited; change that member's role instead");
        }
        audit.note(tenant, AuditAction.MEMBER_INVITED, name(member), member.email() + " as " + role);
        return member;
    }

    @Transactional
    Member changeRole(TenantId tenant, UUID id, Role role) {
        List<Member> owners = members.lockOwners();
        Member member = require(id);
        if (member.role() == role) {
            return member;
        }
        guardLastOwner(member, owners);
        String change = member.role() + " to " + role;
        member.changeRole(role);
        if (member.joined()) {
            outbox.publish(Topic.MEMBERS, member.recordKey(), member.toRecord(false));
        }
        audit.note(tenant, AuditAction.MEMBER_ROLE_CHANGED, name(member), change);
        return member;
    }

    @Transactional
    void remove(TenantId tenant, UUID id) {
        List<Member> owners = members.lockOwners();
        Member member = require(id);
        guardLastOwner(member, owners);
        members.delete(member);
        if (member.joined()) {
            outbox.publish(Topic.MEMBERS, member.recordKey(), member.toRecord(true));
        }
        audit.note(tenant, AuditAction.MEMBER_REMOVED, name(member), member.email());
    }

    private Member require(UUID id) {
        return members.with(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no member " + id));
    }

    private static void guardLastOwner(Member member, List<Member> owners) {
        if (member.owns() && owners.size() == 1) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "a tenant keeps at least one OWNER who has joined; make someone else OWNER first");
        }
    }

    private static String name(Member member) {
        return "member/" + member.id();
    }
}
