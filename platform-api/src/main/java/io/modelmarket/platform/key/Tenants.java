package io.modelmarket.platform.key;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.feed.StateTopic;
import io.modelmarket.platform.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which tenants are suspended. Members of tenants do not call models; keys do. */
@Singleton
public class Tenants implements StateTopic {

    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private final Subscriptions subscriptions;

    Tenants(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * Passes for any tenant but one that the operator has suspended, or billing because invoices are overdue.
     *
     * @throws ProblemException when {@code tenant} is suspended
     */
    public void requireActive(String tenant) {
        if (suspended.contains(tenant)) {
            throw new ProblemException(
                    ProblemType.TENANT_SUSPENDED, "tenant " + tenant + " is suspended; ask the platform's operator");
        }
        if (subscriptions.isSuspendedForDebt(tenant)) {
            throw new ProblemException(
                    ProblemType.TENANT_SUSPENDED,
                    "tenant " + tenant + " is suspended because invoices are overdue; what to pay is at billing's"
                            + " /v1/tenants/" + tenant + "/standing, and calls go on within seconds of the payment",
                    Map.of("reason", "invoices-overdue"));
        }
    }

    @Override
    public Topic topic() {
        return Topic.MEMBERS;
    }

    /** Members are nobody's business here, nor is their e-mail address on this disk. */
    @Override
    public boolean keeps(String key) {
        return !key.contains("/");
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            suspended.remove(key);
            return;
        }
        MembersRecord record = MembersRecord.parseFrom(value);
        if (!record.hasTenant()) {
            return;
        }
        if (record.getTenant().getSuspended()) {
            suspended.add(record.getTenant().getTenant());
        } else {
            suspended.remove(record.getTenant().getTenant());
        }
    }
}
