package io.modelmarket.billing.ledger;

import io.modelmarket.billing.database.Database;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Signs where the chain stands, after verifying what was added since the last time, and keeps each checkpoint in the
 * database and in a file beside the key: a chain that was rewritten or cut by somebody who owns the database disagrees
 * with them.
 */
@ApplicationScoped
class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final String FILE = "checkpoints.log";
    private static final int LONGEST_WALK_SECONDS = 3600;

    private final Database database;
    private final Chain chain;
    private final CheckpointKey key;
    private final TenantScope scope;
    private final InstantSource clock;
    private final Path file;

    @Inject
    Checkpoints(
            Database database,
            Chain chain,
            CheckpointKey key,
            TenantScope scope,
            InstantSource clock,
            LedgerConfig config) {
        this.database = database;
        this.chain = chain;
        this.key = key;
        this.scope = scope;
        this.clock = clock;
        this.file = config.folder().resolve(FILE);
    }

    @Scheduled(
            every = "${market.ledger.checkpoint-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void signRegularly() {
        scope.callAsPlatform(this::sign);
    }

    /** Signs the chain's end, unless it is signed or something before it is wrong. Across tenants only. */
    Optional<Checkpoint> sign() {
        Optional<Checkpoint> made =
                QuarkusTransaction.requiringNew().timeout(LONGEST_WALK_SECONDS).call(this::verifyAndSign);
        made.ifPresent(this::keepOutside);
        return made;
    }

    private Optional<Checkpoint> verifyAndSign() {
        Optional<Chain.Head> signed = latest().map(last -> new Chain.Head(last.seq(), last.hash()));
        Chain.Walk walk = chain.walk(signed);
        if (!walk.findings().isEmpty()) {
            LOG.errorf(
                    "the ledger is broken and gets no checkpoint: %s",
                    walk.findings().getFirst());
            return Optional.empty();
        }
        if (walk.transactions() == 0) {
            return Optional.empty();
        }
        Chain.Head end = walk.end();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Checkpoint made =
                new Checkpoint(end.seq(), end.hash(), now, key.sign(Checkpoint.message(end.seq(), end.hash(), now)));
        int written = database.update(
                "INSERT INTO ledger_checkpoint (seq, hash, signed_at, signature) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                made.seq(),
                made.hash(),
                made.signedAt(),
                made.signature());
        return written == 1 ? Optional.of(made) : Optional.empty();
    }

    /** The last one in the database. */
    Optional<Checkpoint> latest() {
        return stored(" ORDER BY seq DESC LIMIT 1").stream().findFirst();
    }

    /** Compares every checkpoint, from both places, with the chain. Within a transaction only. */
    List<Finding> disagreements() {
        List<Finding> findings = new ArrayList<>();
        List<Checkpoint> stored = stored("");
        stored.forEach(checkpoint -> compare(checkpoint, "the checkpoint", findings));
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                compare(Checkpoint.parse(line), "the checkpoint outside the database", findings);
            } catch (IllegalArgumentException | DateTimeException e) {
                unreadable(i + 1, isTorn(line, stored), findings);
            }
        }
        return findings;
    }

    /** Whether a write of a checkpoint that the database has was broken off, as on a full disk. */
    private static boolean isTorn(String line, List<Checkpoint> stored) {
        return stored.stream().anyMatch(checkpoint -> checkpoint.line().startsWith(line));
    }

    private void unreadable(int line, boolean torn, List<Finding> findings) {
        String where = "line " + line + " of " + file.getFileName();
        if (torn) {
            LOG.warnf("%s was broken off as it was written; the database has the whole checkpoint", where);
        } else {
            findings.add(new Finding(null, null, where + " is no checkpoint"));
        }
    }

    private void compare(Checkpoint checkpoint, String what, List<Finding> findings) {
        if (!key.signed(checkpoint.message(), checkpoint.signature())) {
            findings.add(new Finding(checkpoint.seq(), null, what + " is not signed with our key"));
            return;
        }
        Optional<byte[]> hash = database.first(
                "SELECT hash FROM ledger_link WHERE seq = ?", row -> row.getBytes("hash"), checkpoint.seq());
        if (hash.isEmpty() || !Arrays.equals(hash.get(), checkpoint.hash())) {
            String problem = hash.isEmpty() ? " is past the chain's end" : " has another hash than the chain";
            findings.add(new Finding(checkpoint.seq(), null, what + problem));
        }
    }

    private List<Checkpoint> stored(String which) {
        return database.query(
                "SELECT seq, hash, signed_at, signature FROM ledger_checkpoint" + which,
                row -> new Checkpoint(
                        row.getLong("seq"),
                        row.getBytes("hash"),
                        Database.instant(row, "signed_at"),
                        row.getBytes("signature")));
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that was broken off before is not gone on with. */
    private synchronized void keepOutside(Checkpoint made) {
        try {
            Files.writeString(
                    file,
                    (endsInALine() ? "" : "\n") + made.line() + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean endsInALine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            bytes.position(bytes.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
