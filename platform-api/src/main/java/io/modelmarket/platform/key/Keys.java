package io.modelmarket.platform.key;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.feed.Freshness;
import io.modelmarket.platform.feed.StateTopic;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All API keys, by id. */
@Singleton
public class Keys implements StateTopic {

    /** What an unknown id is compared with, so that it takes as long as a wrong secret. */
    private static final byte[] NOBODY = new byte[32];

    private static final Logger LOG = Logger.getLogger(Keys.class);

    private final Map<String, ApiKey> byId = new ConcurrentHashMap<>();
    private final Tenants tenants;
    private final Freshness freshness;
    private final Clock clock;

    Keys(Tenants tenants, Freshness freshness, Clock clock) {
        this.tenants = tenants;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * The key that {@code presented} is.
     *
     * @throws ProblemException when there is none, it is not a valid key, it may not be used any more, or what is known
     *     of keys is too old to say
     */
    public ApiKey authenticate(@Nullable String presented) {
        if (presented == null) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED,
                    "no API key was given; send it as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'");
        }
        KeyToken token = KeyToken.parse(presented)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.KEY_INVALID, "the API key is malformed; it is not one that was copied whole"));
        freshness.requireUsable();
        ApiKey key = byId.get(token.id());
        boolean matches =
                token.matches(key == null ? NOBODY : key.secretSha256().toByteArray());
        if (key == null || !matches) {
            throw new ProblemException(ProblemType.KEY_INVALID, "the API key is not known here");
        }
        requireUsable(key);
        return key;
    }

    /**
     * The key that was authenticated before, as it is now, when it may still be used.
     *
     * @throws ProblemException when it may not
     */
    public ApiKey requireStill(ApiKey authenticated) {
        freshness.requireUsable();
        ApiKey key = byId.get(authenticated.id());
        if (key == null) {
            throw new ProblemException(ProblemType.KEY_INVALID, "the API key is not known here");
        }
        requireUsable(key);
        return key;
    }

    @Override
    public Topic topic() {
        return Topic.KEYS;
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            byId.remove(key);
            return;
        }
        KeyState state = KeyState.parseFrom(value);
        byId.put(
                state.getKeyId(),
                new ApiKey(
                        state.getKeyId(),
                        state.getTenant(),
                        state.getSecretSha256(),
                        state.hasExpiresAt() ? WireTime.instant(state.getExpiresAt()) : null,
                        state.hasRevokedAt() ? WireTime.instant(state.getRevokedAt()) : null,
                        state.hasBudget() ? budget(state.getKeyId(), state.getBudget()) : null));
    }

    /** What is neither hard nor soft is from a newer program; it refuses nobody here. */
    private static KeyBudget budget(String key, io.modelmarket.contracts.event.proto.KeyBudget told) {
        return new KeyBudget(
                KeyBudget.PREFIX + told.getId(),
                key,
                told.getMonthlyRequests(),
                told.getKind() == io.modelmarket.contracts.event.proto.KeyBudget.Kind.HARD,
                zone(told.getTimeZone()));
    }

    /** A zone that is not known here must not keep a key's other state, a revocation perhaps, from being heard. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            LOG.errorf("the time zone '%s' of a key's budget is not known here; its months are taken as UTC's", name);
            return ZoneOffset.UTC;
        }
    }

    private void requireUsable(ApiKey key) {
        if (key.revokedAt() != null) {
            throw new ProblemException(
                    ProblemType.KEY_REVOKED, "the API key was revoked at " + key.revokedAt() + "; use another");
        }
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) {
            throw new ProblemException(
                    ProblemType.KEY_EXPIRED, "the API key expired at " + key.expiresAt() + "; make a new one");
        }
        tenants.requireActive(key.tenant());
    }
}
