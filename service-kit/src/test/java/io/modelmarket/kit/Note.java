package io.modelmarket.kit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A tenant-owned row. */
@Entity
public class Note {
    @Id
    UUID id;

    @TenantId
    String tenant;

    String text;

    @Version
    int version;

    protected Note() {}

    Note(String text) {
        this.id = UUID.randomUUID();
        this.text = text;
    }
}
