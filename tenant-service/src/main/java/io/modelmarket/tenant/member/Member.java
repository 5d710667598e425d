package io.modelmarket.tenant.member;

import io.modelmarket.contracts.event.proto.MemberState;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A person in a tenant. Without a subject it is an invitation, waiting for the person with its e-mail to sign in. */
@Entity
@Table(name = "member")
class Member {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String tenant;

    @Column(updatable = false)
    private String email;

    private @Nullable String subject;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(updatable = false)
    private Instant invitedAt;

    private @Nullable Instant joinedAt;

    @Version
    private int lockVersion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Member() {}

    private Member(String tenant, String email, Role role, Instant invitedAt) {
        this.id = UUID.randomUUID();
        this.tenant = tenant;
        this.email = email;
        this.role = role;
        this.invitedAt = invitedAt;
    }

    static Member invited(String tenant, String email, Role role, Instant now) {
        return new Member(tenant, email, role, now);
    }

    void join(String person, Instant now) {
        if (subject != null) {
            throw new IllegalStateException("member " + id + " has joined already");
        }
        subject = person;
        joinedAt = now;
    }

    void changeRole(Role next) {
        role = next;
    }

    boolean joined() {
        return subject != null;
    }

    boolean owns() {
        return joined() && role == Role.OWNER;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    @Nullable Instant joinedAt() {
        return joinedAt;
    }

    /** The key of this member's record on market.members; only who has joined has one. */
    String recordKey() {
        return tenant + "/" + requireSubject();
    }

    MembersRecord toRecord(boolean removed) {
        return MembersRecord.newBuilder()
                .setMember(MemberState.newBuilder()
                        .setTenant(tenant)
                        .setSubject(requireSubject())
                        .setEmail(email)
                        .setRole(io.modelmarket.contracts.event.proto.Role.valueOf(role.name()))
                        .setRemoved(removed))
                .build();
    }

    private String requireSubject() {
        if (subject == null) {
            throw new IllegalStateException("member " + id + " has not joined");
        }
        return subject;
    }

    @ApplicationScoped
    static class Members implements PanacheRepositoryBase<Member, UUID> {

        Optional<Member> joined(String tenant, String subject) {
            return find("tenant = ?1 and subject = ?2", tenant, subject).firstResultOptional();
        }

        Optional<Member> invitation(String tenant, String email) {
            return find("tenant = ?1 and email = ?2 and subject is null", tenant, email)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional();
        }

        /** Open invitations to {@code email} in tenants that {@code subject} is not in yet; for the platform's eyes. */
        List<Member> invitations(String email, String subject) {
            return find("""
                            from Member m where m.email = ?1 and m.subject is null
                            and not exists (from Member o where o.tenant = m.tenant and o.subject = ?2)""", email, subject)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .range(0, Page.LIMIT - 1)
                    .list();
        }

        List<Member> ofPerson(String subject, @Nullable Cursor after) {
            return find("subject = ?1 and tenant > ?2 order by tenant", subject, after == null ? "" : after.sort())
                    .range(0, Page.FETCH - 1)
                    .list();
        }

        List<Member> after(@Nullable Cursor after) {
            return find("email > ?1 order by email", after == null ? "" : after.sort())
                    .range(0, Page.FETCH - 1)
                    .list();
        }

        Optional<Member> with(UUID id) {
            return find("id", id).firstResultOptional();
        }

        /** The owners who have joined, locked, so that of two changes at once the second sees the first. */
        List<Member> lockOwners() {
            return find("role = ?1 and subject is not null order by id", Role.OWNER)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
        }
    }
}
