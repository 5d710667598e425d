package io.modelmarket.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.FolderLock;
import io.modelmarket.deploy.stack.process.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill at the wrong moment may cost: nothing that was acknowledged, and no orphan. */
class SurvivalTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path temporary;

    @Test
    void keepsCommittedRowsWhenPostgresIsKilled() throws Exception {
        try (TestStack stack = TestStack.own(new DataFolder(temporary))) {
            stack.require(StackPart.POSTGRES);
            execute(stack, "CREATE TABLE kept (id int)");
            execute(stack, "INSERT INTO kept VALUES (42)");

            kill(stack, StackPart.POSTGRES);
            stack.require(StackPart.POSTGRES);

            assertThat(onlyValue(stack, "SELECT id FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void keepsAcknowledgedRecordsWhenKafkaIsKilled() throws Exception {
        try (TestStack stack = TestStack.own(new DataFolder(temporary))) {
            stack.require(StackPart.KAFKA);
            TestPlace place = stack.place();
            send(place, "key", "kept");

            kill(stack, StackPart.KAFKA);
            stack.require(StackPart.KAFKA);

            assertThat(read(place)).containsExactly("kept");
        }
    }

    @Test
    void setsAsideADataFolderThatWasOnlyHalfWritten() throws Exception {
        Path half = temporary.resolve("postgres/data/base");
        Files.createDirectories(half);
        Files.writeString(half.resolve("fragment"), "x");

        try (TestStack stack = TestStack.own(new DataFolder(temporary))) {
            stack.require(StackPart.POSTGRES);

            assertThat(onlyValue(stack, "SELECT 1")).isEqualTo(1);
        }
        try (Stream<Path> content = Files.list(temporary)) {
            assertThat(content.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres.half-written-"));
        }
    }

    @Test
    void endsAnOrphanedPostgresBeforeItStartsItsOwn() throws Exception {
        DataFolder folder = new DataFolder(temporary);
        ChildProcess orphan = Startup.start(new Stack(folder, StackPorts.free()).postgres(), LIMIT);

        try (TestStack stack = TestStack.own(folder)) {
            assertThat(orphan.exit().get()).isZero();
            stack.require(StackPart.POSTGRES);

            assertThat(onlyValue(stack, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void endsAnOrphanThatOnlyPostmasterPidKnows() throws Exception {
        DataFolder folder = new DataFolder(temporary);
        ChildProcess orphan = Startup.start(new Stack(folder, StackPorts.free()).postgres(), LIMIT);
        Files.delete(folder.record("postgres"));

        try (TestStack stack = TestStack.own(folder)) {
            stack.require(StackPart.POSTGRES);

            assertThat(orphan.alive()).isFalse();
            assertThat(onlyValue(stack, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void leavesAForeignProcessAloneThatAStalePidFileNames() throws Exception {
        try (TestStack stack = TestStack.own(new DataFolder(temporary))) {
            stack.require(StackPart.POSTGRES);
        }
        Process foreign = new ProcessBuilder("sleep", "600").start();
        Files.writeString(temporary.resolve("postgres/data/postmaster.pid"), foreign.pid() + "\n");

        try (TestStack stack = TestStack.own(new DataFolder(temporary))) {
            stack.require(StackPart.POSTGRES);

            assertThat(foreign.isAlive()).isTrue();
            assertThat(onlyValue(stack, "SELECT 1")).isEqualTo(1);
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void letsOneProcessRunAFolder() {
        DataFolder folder = new DataFolder(temporary);

        try (FolderLock first = FolderLock.take(folder).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(FolderLock.take(folder)).isEmpty();
        }
        assertThat(FolderLock.take(folder)).isPresent();
    }

    private static void kill(TestStack stack, StackPart part) throws Exception {
        ChildProcess process = stack.process(part).orElseThrow();
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        process.exit().get();
    }

    private static void execute(TestStack stack, String sql) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int onlyValue(TestStack stack, String query) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static Connection connect(TestStack stack) throws SQLException {
        Connection connection = stack.stack().postgres().databases().connect("modelmarket", "billing_owner");
        connection.setSchema("billing");
        return connection;
    }

    private static void send(TestPlace place, String key, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", place.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(place.topic(Topic.KEYS), key, value))
                    .get();
        }
    }

    private static List<String> read(TestPlace place) {
        Map<String, Object> config = Map.of("bootstrap.servers", place.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(place.topic(Topic.KEYS), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }
}
