package io.modelmarket.tenant.publishing;

import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Writes what happens to a release into its timeline, which its partner reads, and into the audit. */
@ApplicationScoped
class History {

    private final ReleaseEvent.ReleaseEvents events;
    private final Audit audit;
    private final Caller caller;

    History(ReleaseEvent.ReleaseEvents events, Audit audit, Caller caller) {
        this.events = events;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void note(Release release, AuditAction action, Instant at, String note) {
        events.persist(new ReleaseEvent(release, at, caller.email(), note));
        audit.note(release.model().fullName().partner(), action, "release/" + release.name(), note);
    }

    /** The same of what no person did, but a part of the platform. */
    @Transactional(Transactional.TxType.MANDATORY)
    void noteOf(String part, Release release, AuditAction action, Instant at, String note) {
        events.persist(new ReleaseEvent(release, at, part, note));
        audit.noteOf(part, release.model().fullName().partner(), action, "release/" + release.name(), note);
    }
}
