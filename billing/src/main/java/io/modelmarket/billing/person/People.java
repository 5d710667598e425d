package io.modelmarket.billing.person;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Those who have acted for finance. Across tenants only. */
@ApplicationScoped
class People {

    private final Database database;
    private final InstantSource clock;

    @Inject
    People(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Remembers by which e-mail somebody acts. */
    @Transactional
    void acts(String subject, String email) {
        database.update("""
                INSERT INTO person (subject, email, acted_at) VALUES (?, ?, ?)
                ON CONFLICT (subject) DO UPDATE SET email = excluded.email, acted_at = excluded.acted_at
                """, subject, email, clock.instant());
    }

    /** Who has acted last comes first. */
    @Transactional
    List<PersonView> list(Page page) {
        return database.query(
                "SELECT subject, email, acted_at FROM person ORDER BY acted_at DESC, subject LIMIT ? OFFSET ?",
                row -> new PersonView(
                        row.getString("subject"), row.getString("email"), Database.instant(row, "acted_at")),
                page.rowsToRead(),
                page.offset());
    }

    /** A person in JSON, by the id that records name them by. */
    record PersonView(String subject, String email, Instant actedAt) {}
}
