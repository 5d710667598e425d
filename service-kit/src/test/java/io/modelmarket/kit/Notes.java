package io.modelmarket.kit;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.TenantState;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The domain of the test service. */
@ApplicationScoped
public class Notes {

    private final EntityManager entities;
    private final Outbox outbox;

    @Inject
    Notes(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    /** All that the bound tenant sees. */
    @Transactional
    public List<String> texts() {
        return entities.createQuery("select n.text from Note n order by n.text", String.class)
                .getResultList();
    }

    /** All that the bound tenant sees when Hibernate's filter is bypassed. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<String> textsBySql() {
        return entities.createNativeQuery("select text from note order by text", String.class)
                .getResultList();
    }

    /** Adds one and announces it; "rubbish" fails after announcing. */
    @Transactional
    public Note add(String text) {
        Note note = new Note(text);
        entities.persist(note);
        outbox.publish(
                Topic.MEMBERS, text, TenantState.newBuilder().setTenant(text).build());
        if (text.equals("rubbish")) {
            throw new IllegalStateException("secret inner detail");
        }
        return note;
    }

    /** Writes a row for another tenant, past Hibernate. */
    @Transactional
    public void smuggle(String tenant) {
        entities.createNativeQuery("insert into note (id, tenant, text) values (gen_random_uuid(), ?, 'smuggled')")
                .setParameter(1, tenant)
                .executeUpdate();
    }
}
