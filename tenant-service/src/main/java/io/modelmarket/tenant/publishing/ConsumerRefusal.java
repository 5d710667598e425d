package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.LiftedRefusal;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.RefusedConsumer;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One data plane's decision not to serve a release to one consumer for a while, and the operator's to lift it. */
@Entity
@Table(name = "consumer_refusal")
class ConsumerRefusal extends NodeDecision {

    private static final String SPACE = " ";

    @Column(updatable = false)
    private String consumer;

    @Column(updatable = false)
    private Instant refusedAt;

    @Column(updatable = false)
    private Instant endsAt;

    @Column(updatable = false)
    private String requests;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ConsumerRefusal() {}

    ConsumerRefusal(Release release, QuarantineState state, Instant now) {
        super(release, state, state.getRefusal().getCrashes(), now);
        this.consumer = state.getRefusal().getConsumer();
        this.refusedAt = Instants.of(state.getQuarantinedAt());
        this.endsAt = Instants.of(state.getRefusal().getUntil());
        this.requests = String.join(SPACE, state.getRefusal().getRequestsList());
    }

    String consumer() {
        return consumer;
    }

    Instant refusedAt() {
        return refusedAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** Ids of calls. */
    List<String> requests() {
        return requests.isEmpty() ? List.of() : List.of(requests.split(SPACE));
    }

    RefusedConsumer toRecord() {
        return RefusedConsumer.newBuilder()
                .setNode(node())
                .setConsumer(consumer)
                .setRefusedAt(WireTime.timestamp(refusedAt))
                .setUntil(WireTime.timestamp(endsAt))
                .setCrashes(crashes())
                .addAllRequests(requests())
                .build();
    }

    LiftedRefusal toLifted() {
        return LiftedRefusal.newBuilder()
                .setNode(node())
                .setConsumer(consumer)
                .setRefusedAt(WireTime.timestamp(refusedAt))
                .build();
    }

    @ApplicationScoped
    static class ConsumerRefusalRows implements PanacheRepositoryBase<ConsumerRefusal, UUID> {

        /** Those that have not passed, revoked ones among them. */
        List<ConsumerRefusal> lasting(Release release, Instant now) {
            return list("release = ?1 and endsAt > ?2 order by reportedAt, id", release, now);
        }

        /** Those in force. */
        List<ConsumerRefusal> open(Collection<UUID> releases, Instant now) {
            return releases.isEmpty()
                    ? List.of()
                    : list(
                            "release.id in ?1 and endsAt > ?2 and revokedAt is null order by reportedAt, id",
                            releases,
                            now);
        }

        boolean isKnown(Release release, String node, String consumer, Instant refusedAt) {
            return count(
                            "release = ?1 and node = ?2 and consumer = ?3 and refusedAt = ?4",
                            release,
                            node,
                            consumer,
                            refusedAt)
                    > 0;
        }

        /** Everybody's that are in force, the oldest first. */
        List<ConsumerRefusal> open(@Nullable Cursor after, Instant now) {
            return find("""
                            from ConsumerRefusal c join fetch c.release r join fetch r.model
                            where c.revokedAt is null and c.endsAt > ?1
                            and (c.reportedAt > ?2 or (c.reportedAt = ?2 and cast(c.id as String) > ?3))
                            order by c.reportedAt, c.id""", now, after == null ? Instant.EPOCH : after.time(), after == null ? "" : after.id())
                    .range(0, Page.FETCH - 1)
                    .list();
        }
    }
}
