package io.modelmarket.billing.archive;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.contracts.store.ObjectStoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads files of the archive while somebody waits: a few at a time, so much at most, for few askers at once. */
@ApplicationScoped
class EventScan {

    private static final Logger LOG = Logger.getLogger(EventScan.class);
    private static final int FILES_AT_ONCE = 32;

    private final ArchivePlace place;
    private final ArchiveConfig config;
    private final LookupTurns turns;

    @Inject
    EventScan(ArchivePlace place, ArchiveConfig config) {
        this.place = place;
        this.config = config;
        this.turns = new LookupTurns(config.lookupsAtOnce(), config.lookupsWaiting(), config.lookupPatience());
    }

    /**
     * Does some work when it is the asker's turn.
     *
     * @throws ProblemException when too many questions wait, others work for too long, or the archive cannot be reached
     */
    <T> T inTurn(Asker asker, Supplier<T> work) {
        turns.begin(asker);
        try {
            return work.get();
        } catch (ArchiveFailure e) {
            if (e.getCause() instanceof ObjectStoreException) {
                LOG.error(e.getMessage());
                throw new ProblemException(
                        ProblemType.UNAVAILABLE, "The archive cannot be read just now; look again later.");
            }
            throw e;
        } finally {
            turns.end(asker);
        }
    }

    /**
     * Hands on files, some at once, in their order.
     *
     * @param enough asked of the first of some files, whether these and all others need not be read
     * @throws ProblemException when too much would have to be read, or a file is not as it was written
     */
    void each(List<ArchivedFile> files, Predicate<ArchivedFile> enough, Consumer<List<Path>> sink) {
        long bytes = 0;
        for (List<ArchivedFile> some : inParts(files)) {
            if (enough.test(some.getFirst())) {
                return;
            }
            bytes += some.stream().mapToLong(ArchivedFile::bytes).sum();
            if (bytes > config.lookupBytes().asLongValue()) {
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE,
                        "There is too much in that time to be looked through at once; name a shorter one.");
            }
            try (Reading reading = place.read(some)) {
                if (!reading.problems().isEmpty()) {
                    throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "A file of the archive is not as it was written: "
                                    + reading.problems().getFirst().path()
                                    + ". Reconcile the period to see all of them.");
                }
                sink.accept(reading.sound().paths());
            }
        }
    }

    /** How many questions wait for their turn. */
    int waiting() {
        return turns.waiting();
    }

    private List<List<ArchivedFile>> inParts(List<ArchivedFile> files) {
        List<List<ArchivedFile>> parts = new ArrayList<>();
        long room = 0;
        for (ArchivedFile file : files) {
            if (parts.isEmpty() || parts.getLast().size() == FILES_AT_ONCE || file.bytes() > room) {
                parts.add(new ArrayList<>());
                room = place.bytesAtOnce();
            }
            parts.getLast().add(file);
            room -= file.bytes();
        }
        return parts;
    }
}
