package io.modelmarket.billing.archive;

import io.modelmarket.billing.folder.PrivateFolder;
import io.modelmarket.contracts.store.Bucket;
import io.modelmarket.contracts.store.LocalCopies;
import io.modelmarket.contracts.store.S3Config;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/** Opens the place that the settings name, and says early what is wrong with a bucket. */
@ApplicationScoped
class ArchivePlaces {

    private static final Logger LOG = Logger.getLogger(ArchivePlaces.class);

    private final ArchiveConfig config;
    private final ArchiveFolder folder;

    @Inject
    ArchivePlaces(ArchiveConfig config, ArchiveFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    @Produces
    @Singleton
    ArchivePlace place() {
        return S3Config.named(config.s3()).<ArchivePlace>map(this::bucket).orElseGet(() -> new FolderPlace(folder));
    }

    void look(@Observes StartupEvent event) {
        S3Config.named(config.s3())
                .ifPresent(s3 -> Thread.ofVirtual().name("archive-check").start(() -> check(s3)));
    }

    private BucketPlace bucket(S3Config s3) {
        try {
            Bucket bucket = Bucket.open(s3);
            return new BucketPlace(
                    bucket,
                    LocalCopies.open(
                            bucket,
                            PrivateFolder.make(folder.at("copies")),
                            config.cache().asLongValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(S3Config s3) {
        try (Bucket bucket = Bucket.open(s3)) {
            bucket.check();
        } catch (IOException e) {
            LOG.errorf("usage cannot be archived: %s", e.getMessage());
        }
    }
}
