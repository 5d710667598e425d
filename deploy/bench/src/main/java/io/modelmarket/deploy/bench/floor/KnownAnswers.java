package io.modelmarket.deploy.bench.floor;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop answered before, by model and body. A server that gives such answers is as fast as its HTTP stack:
 * no server on this stack that also reads, computes and writes can be faster.
 */
final class KnownAnswers {

    private final Map<Question, FloorAnswer> known = new HashMap<>();
    private final CRC32C checksum = new CRC32C();

    @Nullable FloorAnswer find(Question question) {
        return known.get(question);
    }

    void keep(Question question, FloorAnswer answer) {
        known.put(question, answer);
    }

    Question question(FloorModel model, byte[] body) {
        checksum.reset();
        checksum.update(body);
        return new Question(model.name(), body.length, checksum.getValue());
    }

    /**
     * What was asked.
     *
     * @param length of the body in bytes
     */
    record Question(String model, int length, long checksum) {}
}
