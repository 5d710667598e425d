package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InferBodiesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "UINT8, 255",
        "INT8, -1",
        "UINT16, 65535",
        "INT16, -1",
        "UINT32, 4294967295",
        "INT32, -1",
        "UINT64, 18446744073709551615",
        "INT64, -1",
        "BOOL, true",
        "FP16, \"NaN\"",
        "BF16, \"NaN\"",
        "FP32, \"NaN\"",
        "FP64, \"NaN\"",
    })
    void writeElementsAsTheTypeHasThem(DataType type, String expected) throws IOException {
        byte[] ones = new byte[type.width()];
        Arrays.fill(ones, (byte) 0xff);

        byte[] body = InferBodies.json(List.of(new Tensor("v0", type, new long[] {1}, ByteBuffer.wrap(ones))), DEADLINE)
                .body();

        JsonNode input = JSON.readTree(body).path("inputs").path(0);
        assertThat(input.path("name").asText()).isEqualTo("v0");
        assertThat(input.path("datatype").asText()).isEqualTo(type.oipName());
        assertThat(input.path("shape")).isEqualTo(JSON.readTree("[1]"));
        assertThat(input.path("data").path(0)).hasToString(expected);
        assertThat(JSON.readTree(body).path("parameters").path("timeout").asLong())
                .isEqualTo(2_000_000);
    }

    @Test
    void writeAnyBytesAsSomeText() throws IOException {
        byte[] any = {0, '"', (byte) 0xe9, '\n'};

        byte[] body = InferBodies.json(List.of(strings(any)), DEADLINE).body();

        assertThat(JSON.readTree(body).at("/inputs/0/data/0").asText()).isEqualTo("\0\"\u00e9\n");
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void sendTheBytesThemselves(DataType type) throws IOException {
        Tensor tensor = type == DataType.BYTES
                ? strings("ab".getBytes(StandardCharsets.UTF_8))
                : new Tensor("v0", type, new long[] {0, 3}, ByteBuffer.allocate(0));

        InferBodies.Http binary = InferBodies.binary(List.of(tensor, tensor), DEADLINE);
        ModelInferRequest grpc = InferBodies.grpc("acme.odd", List.of(tensor, tensor), DEADLINE);

        assertThat(binary.body()).hasSize(binary.headLength() + 2 * tensor.byteSize());
        JsonNode head = JSON.readTree(binary.body(), 0, binary.headLength());
        assertThat(head.at("/inputs/1/parameters/binary_data_size").asInt()).isEqualTo(tensor.byteSize());
        assertThat(head.at("/parameters/binary_data_output").asBoolean()).isTrue();
        assertThat(grpc.getModelName()).isEqualTo("acme.odd");
        assertThat(grpc.getRawInputContents(1).size()).isEqualTo(tensor.byteSize());
        assertThat(grpc.getInputs(1).getDatatype()).isEqualTo(type.oipName());
        assertThat(grpc.getParametersOrThrow("timeout").getInt64Param()).isEqualTo(2_000_000);
    }

    private static Tensor strings(byte[] element) {
        return new Tensor("v0", DataType.BYTES, new long[] {1}, ByteStrings.pack(List.of(element)));
    }
}
