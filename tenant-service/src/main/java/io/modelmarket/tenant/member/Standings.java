package io.modelmarket.tenant.member;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which tenants a person stands, and as what. An open invitation to a person's verified e-mail becomes theirs the
 * first time they are looked for here.
 */
@ApplicationScoped
public class Standings {

    private final Member.Members members;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    Standings(Member.Members members, Outbox outbox, Audit audit, InstantSource clock) {
        this.members = members;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes the person the first owner of a tenant that was just created. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void found(TenantId tenant, String subject, String verifiedEmail) {
        Member owner =
                Member.invited(tenant.value(), verifiedEmail.toLowerCase(Locale.ROOT), Role.OWNER, clock.instant());
        members.persist(owner);
        join(owner, subject);
    }

    /** The person's tenants, in the order of their ids. Needs the platform's scope. */
    @Transactional
    public Page<Standing> of(String subject, @Nullable String verifiedEmail, @Nullable Cursor after) {
        if (verifiedEmail != null) {
            members.invitations(verifiedEmail.toLowerCase(Locale.ROOT), subject)
                    .forEach(invitation -> join(invitation, subject));
        }
        return Page.of(
                members.ofPerson(subject, after),
                member -> new Standing(new TenantId(member.tenant()), member.role()),
                member -> new Cursor(member.tenant(), ""));
    }

    /** The person's role in {@code tenant}, whose scope is bound. */
    @Transactional
    public Optional<Role> in(TenantId tenant, String subject, @Nullable String verifiedEmail) {
        Optional<Member> joined = members.joined(tenant.value(), subject);
        if (joined.isPresent() || verifiedEmail == null) {
            return joined.map(Member::role);
        }
        return members.invitation(tenant.value(), verifiedEmail.toLowerCase(Locale.ROOT))
                .map(invitation -> {
                    join(invitation, subject);
                    return invitation.role();
                })
                .or(() -> members.joined(tenant.value(), subject).map(Member::role));
    }

    private void join(Member member, String subject) {
        member.join(subject, clock.instant());
        outbox.publish(Topic.MEMBERS, member.recordKey(), member.toRecord(false));
        audit.note(new TenantId(member.tenant()), AuditAction.MEMBER_JOINED, "member/" + member.id(), member.email());
    }

    /** A role in a tenant. */
    public record Standing(TenantId tenant, Role role) {}
}
