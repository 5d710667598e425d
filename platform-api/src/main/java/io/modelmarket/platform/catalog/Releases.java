package io.modelmarket.platform.catalog;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.catalog.Release.Status;
import io.modelmarket.platform.feed.StateTopic;
import io.modelmarket.platform.quarantine.Quarantines;
import io.modelmarket.platform.quarantine.Refusals;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All releases the operator has let out. Withdrawn ones are as if they had never been. */
@Singleton
public class Releases implements StateTopic {

    private static final NavigableMap<ReleaseVersion, Release> NONE = Collections.emptyNavigableMap();
    private static final String STABLE = "stable";

    private final Map<ModelName, NavigableMap<ReleaseVersion, Release>> byModel = new ConcurrentHashMap<>();
    private final Map<String, Release> byKey = new ConcurrentHashMap<>();
    private final Map<String, ModelName> byWireName = new ConcurrentHashMap<>();
    private final Residency residency;
    private final Quarantines quarantines;
    private final Refusals refusals;

    Releases(Residency residency, Quarantines quarantines, Refusals refusals) {
        this.residency = residency;
        this.quarantines = quarantines;
        this.refusals = refusals;
    }

    /**
     * The model of that wire name, {@code partner.name}.
     *
     * @throws ProblemException when none of its releases can be called
     */
    public ModelName requireModel(String wireName) {
        ModelName known = byWireName.get(wireName);
        if (known != null && !byModel.getOrDefault(known, NONE).isEmpty()) {
            return known;
        }
        try {
            ModelName model = ModelName.parseWire(wireName);
            if (!byModel.getOrDefault(model, NONE).isEmpty()) {
                return model;
            }
        } catch (IllegalArgumentException e) {
            throw notFound("'" + wireName + "' is not a model's name: " + e.getMessage());
        }
        throw notFound("no model '" + wireName + "' is published");
    }

    /**
     * The release that a caller means by {@code version}: an exact version, the newest of {@code 1} or {@code 1.2}, or,
     * where it is {@code stable}, null or empty, the newest of all. Pre-releases are found only exactly.
     *
     * @throws ProblemException when there is none, or it is quarantined
     */
    public Release require(ModelName model, @Nullable String version) {
        Release release = requireKnown(model, version);
        requireCallable(release);
        return release;
    }

    /**
     * Passes when the control plane lets the release be called.
     *
     * @throws ProblemException when it is quarantined
     */
    public static void requireCallable(Release release) {
        if (release.status() == Status.QUARANTINED) {
            throw new ProblemException(
                    ProblemType.MODEL_QUARANTINED,
                    release + " is quarantined after repeated failures; its publisher has been told");
        }
    }

    /** The model of that wire name, if it has releases. */
    public Optional<ModelName> known(String wireName) {
        return Optional.ofNullable(byWireName.get(wireName))
                .filter(model -> !byModel.getOrDefault(model, NONE).isEmpty());
    }

    /**
     * The same, quarantined or not.
     *
     * @throws ProblemException when there is none
     */
    public Release requireKnown(ModelName model, @Nullable String version) {
        return find(model, version == null || version.equals(STABLE) ? "" : version)
                .orElseThrow(() -> notFound("model '" + model.wire() + "' has no published version '" + version
                        + "'; it has " + published(model)));
    }

    /** All releases of a model, oldest first, quarantined or not. */
    public List<Release> of(ModelName model) {
        return List.copyOf(byModel.getOrDefault(model, NONE).values());
    }

    /** The models of which a tenant is the partner, sorted. */
    public List<ModelName> ofPartner(String tenant) {
        return byModel.entrySet().stream()
                .filter(entry -> entry.getKey().partner().value().equals(tenant)
                        && !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(ModelName::toString))
                .toList();
    }

    /**
     * The newest release that is no pre-release, or failing that the newest of all; quarantined or not.
     *
     * @throws ProblemException when there is none
     */
    public Release newest(ModelName model) {
        return find(model, "")
                .or(() -> Optional.ofNullable(byModel.getOrDefault(model, NONE).lastEntry())
                        .map(Map.Entry::getValue))
                .orElseThrow(() -> notFound("no model '" + model.wire() + "' is published"));
    }

    /** The versions of a model that can be called, oldest first. */
    public List<ReleaseVersion> published(ModelName model) {
        return byModel.getOrDefault(model, NONE).values().stream()
                .filter(release -> release.status() == Status.PUBLISHED)
                .map(Release::version)
                .toList();
    }

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        ReleaseState state = value == null ? ReleaseState.getDefaultInstance() : ReleaseState.parseFrom(value);
        Release release = value == null ? null : Release.read(state);
        Release before = byKey.remove(key);
        if (release != null && release.status() != Status.WITHDRAWN) {
            byKey.put(key, release);
            byWireName.put(release.model().wire(), release.model());
            refusals.told(release.ref(), state.getRefusedList(), state.getLiftedRefusalsList());
            byModel.computeIfAbsent(release.model(), model -> new ConcurrentSkipListMap<>())
                    .put(release.version(), release);
        } else if (before != null) {
            byModel.computeIfPresent(before.model(), (model, releases) -> {
                releases.remove(before.version());
                return releases;
            });
        }
        if (release != null && release.status() == Status.PUBLISHED) {
            quarantines.lifted(release.ref(), state.getLiftedList());
            residency.load(release);
        } else if (before != null) {
            residency.unload(before);
        }
        if (before != null && (release == null || release.status() == Status.WITHDRAWN)) {
            residency.forget(before);
        }
        if (release == null ? before != null : release.status() == Status.WITHDRAWN) {
            Release gone = release == null ? Objects.requireNonNull(before) : release;
            quarantines.withdrawn(gone.model().toString(), gone.version().toString());
        }
    }

    @Override
    public void current() {
        residency.keepOnly(byKey.values());
    }

    private Optional<Release> find(ModelName model, String version) {
        NavigableMap<ReleaseVersion, Release> releases = byModel.getOrDefault(model, NONE);
        if (version.isEmpty()) {
            return newestOf(releases, any -> true);
        }
        try {
            return Optional.ofNullable(releases.get(ReleaseVersion.parse(version)));
        } catch (IllegalArgumentException e) {
            return newestOf(releases, each -> each.toString().startsWith(version + "."));
        }
    }

    private static Optional<Release> newestOf(
            NavigableMap<ReleaseVersion, Release> releases, Predicate<ReleaseVersion> matches) {
        for (Release release : releases.descendingMap().values()) {
            if (!release.version().isPreRelease() && matches.test(release.version())) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }
}
