package io.modelmarket.platform.extension;

import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.catalog.Releases;
import io.modelmarket.platform.catalog.Residency;
import io.modelmarket.platform.catalog.Standing;
import io.modelmarket.platform.inference.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index part of the extension "model_repository": every release the key may see, and how it stands here. */
@ApplicationScoped
public class RepositoryIndex {

    private final Sight sight;
    private final Releases releases;
    private final Residency residency;

    RepositoryIndex(Sight sight, Releases releases, Residency residency) {
        this.sight = sight;
        this.releases = releases;
        this.residency = residency;
    }

    /** By model and version; with {@code readyOnly} only what can be called now. */
    public List<EntryView> of(@Nullable String key, boolean readyOnly) {
        return sight.models(key).stream()
                .flatMap(model -> releases.of(model).stream())
                .map(this::entry)
                .filter(entry -> !readyOnly || entry.state().equals(Standing.State.READY.name()))
                .toList();
    }

    private EntryView entry(Release release) {
        Standing standing = residency.standing(release);
        return new EntryView(
                release.model().wire(),
                release.version().toString(),
                standing.state().name(),
                standing.reason());
    }

    /** One release; {@code state} is READY, LOADING or UNAVAILABLE. */
    public record EntryView(String name, String version, String state, String reason) {}
}
