package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.proto.ArtifactFile;
import io.modelmarket.runtime.artifact.StoredArtifact;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A file of a release: its name there, and which stored bytes it is. */
@Entity
@Table(name = "release_file")
class ReleaseFile {

    /** The one file that is loaded. */
    static final String MODEL = "model.onnx";

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String tenant;

    @Column(updatable = false)
    private UUID releaseId;

    @Column(updatable = false)
    private String name;

    private String sha256;

    private long bytes;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    private Instant uploadedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ReleaseFile() {}

    ReleaseFile(Release release, String name, StoredArtifact artifact, Instant now) {
        this.id = UUID.randomUUID();
        this.tenant = release.model().fullName().partner().value();
        this.releaseId = release.id();
        this.name = name;
        this.sha256 = artifact.sha256();
        this.bytes = artifact.bytes();
        this.uploadedAt = now;
    }

    void replace(StoredArtifact artifact, Instant now) {
        sha256 = artifact.sha256();
        bytes = artifact.bytes();
        uploadedAt = now;
    }

    UUID releaseId() {
        return releaseId;
    }

    String name() {
        return name;
    }

    String sha256() {
        return sha256;
    }

    /** The stored bytes that it is. */
    StoredArtifact artifact() {
        return new StoredArtifact(sha256, bytes);
    }

    long bytes() {
        return bytes;
    }

    ArtifactFile toRecord() {
        return ArtifactFile.newBuilder()
                .setName(name)
                .setSha256(sha256)
                .setBytes(bytes)
                .build();
    }

    @ApplicationScoped
    static class ReleaseFiles implements PanacheRepositoryBase<ReleaseFile, UUID> {

        Optional<ReleaseFile> named(Release release, String name) {
            return find("releaseId = ?1 and name = ?2", release.id(), name).firstResultOptional();
        }

        List<ReleaseFile> of(Collection<UUID> releases) {
            return releases.isEmpty() ? List.of() : list("releaseId in ?1 order by name", releases);
        }
    }
}
