package io.modelmarket.billing.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.MemberState;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.TenantState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of the two topics into the projection. Each row remembers the offset it comes from and only a higher
 * one changes it, so records may be read again, or by two instances at different speed. A record that cannot be
 * understood is skipped with a warning: the projection stays as it was.
 */
@ApplicationScoped
class DirectoryWriter {

    private static final Logger LOG = Logger.getLogger(DirectoryWriter.class);

    private final Database database;

    @Inject
    DirectoryWriter(Database database) {
        this.database = database;
    }

    void applyMembers(String key, byte @Nullable [] value, long offset) {
        try {
            if (value == null) {
                remove(key, offset);
                return;
            }
            MembersRecord envelope = MembersRecord.parseFrom(value);
            switch (envelope.getRecordCase()) {
                case TENANT -> write(envelope.getTenant(), offset);
                case MEMBER -> write(key, envelope.getMember(), offset);
                case RECORD_NOT_SET -> LOG.warnf("members record %s at offset %d says nothing", key, offset);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException e) {
            LOG.warnf("members record %s at offset %d is skipped: %s", key, offset, e.getMessage());
        }
    }

    void applyRelease(String key, byte @Nullable [] value, long offset) {
        try {
            if (value == null) {
                database.update(
                        "UPDATE directory_release SET published = false, source_offset = ?"
                                + " WHERE record_key = ? AND source_offset < ?",
                        offset,
                        key,
                        offset);
                return;
            }
            ReleaseState release = ReleaseState.parseFrom(value);
            ModelName model = ModelName.parse(release.getModel());
            ModelName base =
                    release.hasBase() ? ModelName.parse(release.getBase().getModel()) : null;
            database.update(
                    """
                    INSERT INTO directory_release AS d
                        (record_key, tenant, model, version, display_name, published, base_model, base_version,
                         base_declared_at, source_offset)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (record_key) DO UPDATE SET display_name = excluded.display_name,
                        published = excluded.published, base_model = excluded.base_model,
                        base_version = excluded.base_version, base_declared_at = excluded.base_declared_at,
                        source_offset = excluded.source_offset
                    WHERE d.source_offset < excluded.source_offset
                    """,
                    key,
                    model.partner().value(),
                    model.toString(),
                    release.getVersion(),
                    release.getDisplayName(),
                    release.getStatus() == ReleaseState.Status.PUBLISHED,
                    base == null ? null : base.toString(),
                    base == null ? null : release.getBase().getVersion(),
                    base == null ? null : WireTime.instant(release.getBase().getDeclaredAt()),
                    offset);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.warnf("release record %s at offset %d is skipped: %s", key, offset, e.getMessage());
        }
    }

    private void write(TenantState state, long offset) {
        TenantId tenant = new TenantId(state.getTenant());
        ZoneId zone = ZoneId.of(state.getTimeZone());
        database.update(
                """
                INSERT INTO directory_tenant AS d
                    (tenant, display_name, time_zone, country, suspended, removed, source_offset)
                VALUES (?, ?, ?, ?, ?, false, ?)
                ON CONFLICT (tenant) DO UPDATE SET display_name = excluded.display_name,
                    time_zone = excluded.time_zone, country = excluded.country, suspended = excluded.suspended,
                    removed = false, source_offset = excluded.source_offset
                WHERE d.source_offset < excluded.source_offset
                """,
                tenant.value(),
                state.getDisplayName(),
                zone.getId(),
                state.getCountry(),
                state.getSuspended(),
                offset);
    }

    private void write(String key, MemberState state, long offset) {
        TenantId tenant = new TenantId(state.getTenant());
        Role role = Role.valueOf(state.getRole().name());
        database.update(
                """
                INSERT INTO directory_member AS d (record_key, tenant, subject, email, role, removed, source_offset)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (record_key) DO UPDATE SET subject = excluded.subject, email = excluded.email,
                    role = excluded.role, removed = excluded.removed, source_offset = excluded.source_offset
                WHERE d.source_offset < excluded.source_offset
                """, key, tenant.value(), state.getSubject(), state.getEmail(), role, state.getRemoved(), offset);
    }

    private void remove(String key, long offset) {
        String table = key.contains("/") ? "directory_member" : "directory_tenant";
        String column = key.contains("/") ? "record_key" : "tenant";
        database.update(
                "UPDATE " + table + " SET removed = true, source_offset = ? WHERE " + column
                        + " = ? AND source_offset < ?",
                offset,
                key,
                offset);
    }
}
