package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies come packed, in pieces or damaged, and are read or refused. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class PackedBodiesTest {

    private static final String INFER = "/v2/models/acme.packed/infer";
    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/packed", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("packing-tenant", "acme/packed", 0);
            key = controlPlane.key("packing-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "acme.packed");
    }

    @Test
    void unpacksAndPacks() {
        byte[] call = CALL.getBytes(StandardCharsets.UTF_8);

        assertThat(consumer()
                        .post(INFER, gzip(call), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        assertThat(consumer()
                        .post(INFER, deflate(call), "Content-Encoding", "deflate")
                        .status())
                .isEqualTo(200);
        assertThat(consumer()
                        .send(
                                INFER,
                                request -> request.POST(
                                        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(call))))
                        .status())
                .isEqualTo(200);
        String many = Consumer.floats("features", List.of(200, 4), new float[800]);
        assertThat(consumer().post(INFER, many, "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void refusesWhatIsNotPackedAsItSaysOrUnpacksToTooMuch() {
        assertRefused(consumer().post(INFER, gzip(new byte[65 << 20]), "Content-Encoding", "gzip"), 413, "too-large");
        assertRefused(consumer().post(INFER, CALL, "Content-Encoding", "br"), 415, "unsupported-media-type");
        assertRefused(consumer().post(INFER, CALL, "Content-Encoding", "gzip"), 400, "invalid-request");
    }

    @Test
    void neverBreaksOnRandomBodies() {
        Random random = new Random(20261122);
        byte[] good = CALL.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = good.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
            Consumer.Reply reply = random.nextInt(3) == 0
                    ? consumer().post(INFER, cut, Consumer.HEAD_LENGTH, Integer.toString(random.nextInt(140)))
                    : consumer().post(INFER, cut);

            assertThat(reply.status()).as("round %d: %s", i, reply.text()).isIn(200, 400);
        }
    }

    private static void assertRefused(Consumer.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("type").asText()).isEqualTo("urn:modelmarket:problem:" + type);
    }

    private static Consumer consumer() {
        return Market.consumer(key);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
