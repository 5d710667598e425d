package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.NoRoomException;
import io.modelmarket.runtime.worker.wire.WireLimits;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is thrown while an answer is read, the event loop outlives it, and whoever waits hears of it. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class LaneConnectionTest {

    private static final Suspect SUSPECT =
            new Suspect(new ModelRef("acme/model", "1.0.0", "0".repeat(64)), "globex", List.of());

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final CompletableFuture<IOException> lost = new CompletableFuture<>();
    private WorkerLauncher launcher;
    private WorkerProcess process;

    @BeforeEach
    void start() throws Exception {
        WorkersConfig config = WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC());
        launcher = new WorkerLauncher(config, timer);
        process = launcher.start(new Place("acme", "acme", false));
    }

    @AfterEach
    void stop() throws Exception {
        process.close();
        process.hangUp();
        launcher.close();
        timer.shutdownNow();
        var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void anErrorLosesTheConnectionButNotTheLoop() throws Exception {
        NioEventLoop loop = (NioEventLoop) group.next();
        LaneConnection connection = connection(loop);
        loop.submit(() -> {
                    connection.open();
                    return connection.send(1, new Message.Run(99, List.of(), List.of()));
                })
                .get(60, TimeUnit.SECONDS);

        IOException why = lost.get(60, TimeUnit.SECONDS);
        connection.suspect(SUSPECT, why);

        assertThat(why).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(loop.submit(() -> "goes on").get(60, TimeUnit.SECONDS)).isEqualTo("goes on");
        assertThat(process.suspects()).as("no model is to blame").isEmpty();
    }

    @Test
    void theEndOfItsLoopLosesTheConnectionWithoutAlarm() throws Exception {
        List<LogRecord> alarms = new CopyOnWriteArrayList<>();
        Handler handler = new Alarms(alarms);
        Logger logger = Logger.getLogger(LaneConnection.class.getName());
        logger.addHandler(handler);
        try {
            LoggerFactory.getLogger(LaneConnection.class).error("heard");
            NioEventLoop loop = (NioEventLoop) group.next();
            LaneConnection connection = connection(loop);
            loop.submit(() -> {
                        connection.open();
                        return connection;
                    })
                    .get(60, TimeUnit.SECONDS);

            group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();

            assertThat(lost.get(60, TimeUnit.SECONDS)).hasMessage("its event loop watches it no more");
            assertThat(alarms).extracting(LogRecord::getMessage).containsExactly("heard");
        } finally {
            logger.removeHandler(handler);
        }
    }

    private LaneConnection connection(NioEventLoop loop) {
        return new LaneConnection(
                process,
                WorkerProcess.FIRST_RUNNER,
                WireLimits.ofBody(1 << 20),
                new AnswerMemory(8 << 20).share(),
                loop,
                new Failing());
    }

    /** Keeps what is logged as an error. */
    private static final class Alarms extends Handler {

        private final List<LogRecord> alarms;

        private Alarms(List<LogRecord> alarms) {
            this.alarms = alarms;
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() > Level.INFO.intValue()) {
                alarms.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Has no memory for what it hears. */
    private final class Failing implements LaneConnection.Listener {

        @Override
        public void sent() {}

        @Override
        public void received(Envelope envelope) {
            throw new OutOfMemoryError("none left");
        }

        @Override
        public void refused(NoRoomException why) {
            throw new AssertionError(why);
        }

        @Override
        public void lost(IOException why) {
            lost.complete(why);
        }
    }
}
