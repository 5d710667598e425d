package io.modelmarket.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.UnknownFieldSet;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Records live on in compacted topics and journals, so a field or enum value once published keeps its number, name and
 * type for ever. {@code published-messages.txt} lists all of them; new ones are added to it with the change that makes
 * them.
 */
class MessageCompatibilityTest {

    private static final List<FileDescriptor> FILES = List.of(
            MembersRecord.getDescriptor().getFile(),
            SubscriptionState.getDescriptor().getFile(),
            QuarantineState.getDescriptor().getFile(),
            UsageEvent.getDescriptor().getFile());

    @Test
    void keepsEveryPublishedFieldAndListsEveryNewOne() throws IOException {
        Set<String> present = FILES.stream()
                .flatMap(MessageCompatibilityTest::describe)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(present)
                .as(
                        "message fields and enum values against published-messages.txt: never change or remove one; add new ones")
                .containsExactlyInAnyOrderElementsOf(published());
    }

    @Test
    void readsRecordsOfALaterVersion() throws IOException {
        byte[] later = SubscriptionState.newBuilder()
                .setSubscriptionId("s")
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                1000,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build())
                .build()
                .toByteArray();

        assertThat(SubscriptionState.parseFrom(later).getSubscriptionId()).isEqualTo("s");
    }

    private static List<String> published() throws IOException {
        try (var in = MessageCompatibilityTest.class.getResourceAsStream("/published-messages.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Stream<String> describe(FileDescriptor file) {
        return Stream.concat(
                file.getMessageTypes().stream().flatMap(MessageCompatibilityTest::describe),
                file.getEnumTypes().stream().flatMap(MessageCompatibilityTest::describe));
    }

    private static Stream<String> describe(Descriptor message) {
        Stream<String> fields = message.getFields().stream().map(MessageCompatibilityTest::describe);
        Stream<String> nested = message.getNestedTypes().stream().flatMap(MessageCompatibilityTest::describe);
        Stream<String> enums = message.getEnumTypes().stream().flatMap(MessageCompatibilityTest::describe);
        return Stream.of(fields, nested, enums).flatMap(part -> part);
    }

    private static Stream<String> describe(EnumDescriptor values) {
        return values.getValues().stream().map(v -> values.getFullName() + "." + v.getName() + " = " + v.getNumber());
    }

    private static String describe(FieldDescriptor field) {
        String type = switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
                field.getType().name().toLowerCase(Locale.ROOT);
        };
        return field.getFullName() + " = " + field.getNumber() + " " + (field.isRepeated() ? "repeated " : "") + type;
    }
}
