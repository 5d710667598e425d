package io.modelmarket.deploy.stack;

import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.FolderLock;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import io.modelmarket.deploy.stack.process.Survivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stack tests run on. Shared by all tests of a JVM: either the one in the folder MARKET_TEST_STACK names, started
 * by {@code market test} and left running, or one of our own under {@code target/test-stack}, started part by part as
 * tests ask for them, kept between runs, and stopped when this JVM ends.
 */
public final class TestStack implements AutoCloseable {
    /** Names the folder of a running stack to use. */
    public static final String FOLDER_VARIABLE = "MARKET_TEST_STACK";

    /** Names the folder of the stack that this JVM runs already: a test framework loads this class more than once. */
    private static final String RUNNING = "market.test-stack.running";

    private static final String PLACE_PREFIX = "place_";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Nullable private static TestStack shared;

    private final Stack stack;
    private final @Nullable FolderLock lock;
    private final Map<StackPart, ChildProcess> running = new EnumMap<>(StackPart.class);

    private TestStack(Stack stack, @Nullable FolderLock lock) {
        this.stack = stack;
        this.lock = lock;
    }

    /** The stack of this JVM with at least these parts running. */
    public static synchronized TestStack shared(StackPart... parts) {
        TestStack found = shared;
        if (found == null) {
            String folder = Optional.ofNullable(System.getenv(FOLDER_VARIABLE)).orElse(System.getProperty(RUNNING));
            if (folder == null || folder.isBlank()) {
                found = own(new DataFolder(Path.of("target", "test-stack")));
                System.setProperty(RUNNING, found.stack.folder().root().toString());
                TestStack toStop = found;
                Runtime.getRuntime().addShutdownHook(new Thread(toStop::close, "test-stack-stop"));
            } else {
                found = attached(new DataFolder(Path.of(folder)));
            }
            shared = found;
        }
        found.require(parts);
        return found;
    }

    /**
     * A stack of our own in a folder, on free ports, with nothing started yet; whatever an earlier run left is ended.
     */
    public static TestStack own(DataFolder folder) {
        FolderLock lock = FolderLock.take(folder)
                .orElseThrow(() -> new StackException("another process runs the test stack in " + folder.root()
                        + "; wait for it, or point " + FOLDER_VARIABLE + " to it"));
        Survivors.end(folder);
        return new TestStack(new Stack(folder, StackPorts.free()), lock);
    }

    private static TestStack attached(DataFolder folder) {
        StackDescriptor descriptor = StackDescriptor.read(folder)
                .orElseThrow(() -> new StackException(FOLDER_VARIABLE + " names " + folder.root()
                        + ", but no stack runs there; start one with: market test"));
        TestStack attached = new TestStack(new Stack(folder, descriptor.ports()), null);
        return attached;
    }

    /** Makes sure that these parts run; a part that died is started again. */
    public synchronized void require(StackPart... parts) {
        if (lock == null) {
            return;
        }
        Set<StackPart> wanted = EnumSet.noneOf(StackPart.class);
        for (StackPart part : parts) {
            wanted.add(part);
            if (part == StackPart.KEYCLOAK) {
                wanted.add(StackPart.POSTGRES);
            }
        }
        for (StackPart part : wanted) {
            ChildProcess process = running.get(part);
            if (process == null || !process.alive()) {
                running.put(part, Startup.start(partOf(part), LIMIT));
                if (process == null) {
                    forgetEarlierPlaces(part);
                }
            }
        }
        new StackDescriptor(ProcessHandle.current().pid(), stack.ports(), running.keySet()).write(stack.folder());
    }

    /** A fresh place; PostgreSQL and Kafka parts of it are made only where that part runs. */
    public synchronized TestPlace place() {
        String name =
                PLACE_PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Set<StackPart> present = lock == null
                ? StackDescriptor.read(stack.folder())
                        .map(StackDescriptor::parts)
                        .orElse(Set.of())
                : running.keySet();
        if (present.contains(StackPart.POSTGRES)) {
            stack.postgres().databases().makeServiceDatabase(name);
        }
        if (present.contains(StackPart.KAFKA)) {
            stack.kafka().topics().create(name);
        }
        Path artifacts = stack.folder().artifacts().resolve(name);
        try {
            Files.createDirectories(artifacts);
        } catch (IOException e) {
            throw new StackException("cannot create " + artifacts + ": " + e.getMessage(), e);
        }
        return new TestPlace(stack, name, artifacts);
    }

    /** The parts as such, for tests of the stack itself. */
    public Stack stack() {
        return stack;
    }

    /** The process of a part of our own stack. */
    public synchronized Optional<ChildProcess> process(StackPart part) {
        return Optional.ofNullable(running.get(part));
    }

    /** Stops what this stack started, in the reverse order; an attached stack is left running. */
    @Override
    public synchronized void close() {
        if (lock == null) {
            return;
        }
        StackDescriptor.forget(stack.folder());
        for (StackPart part : new StackPart[] {StackPart.KEYCLOAK, StackPart.KAFKA, StackPart.POSTGRES}) {
            ChildProcess process = running.remove(part);
            if (process != null) {
                process.stop();
            }
        }
        lock.close();
    }

    private Part partOf(StackPart part) {
        return switch (part) {
            case POSTGRES -> stack.postgres();
            case KAFKA -> stack.kafka();
            case KEYCLOAK -> stack.keycloak();
        };
    }

    private void forgetEarlierPlaces(StackPart part) {
        switch (part) {
            case POSTGRES -> stack.postgres().databases().dropAll(PLACE_PREFIX);
            case KAFKA -> stack.kafka().topics().dropAll(PLACE_PREFIX);
            case KEYCLOAK -> {}
        }
    }
}
