package io.modelmarket.platform.rest;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that lie one after another in UTF-8, each with its length before it, read piece by piece: however many they
 * are, and however long, no more is in memory than is asked for at once. Bytes that are no text end it with
 * {@link CharacterCodingException}.
 */
final class Utf8Reader extends Reader {

    private static final int END = -1;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer texts;
    private @Nullable CharBuffer room;

    /** Reads texts that are packed there; {@link #next} begins with the first. */
    Utf8Reader(ByteBuffer packed) {
        texts = packed.duplicate().order(packed.order());
    }

    /** Goes on with the next text, once the one before has been read to its end. */
    void next() {
        texts.limit(texts.capacity());
        int length = texts.getInt();
        texts.limit(texts.position() + length);
        decoder.reset();
    }

    /** Reads at least one character, or both halves of one, for which there must be room. */
    @Override
    public int read(char[] target, int offset, int length) throws CharacterCodingException {
        if (!texts.hasRemaining()) {
            return END;
        }
        CharBuffer into = room(target, offset, length);
        CoderResult result = decoder.decode(texts, into, true);
        if (result.isError()) {
            result.throwException();
        }
        return into.position() - offset;
    }

    @SuppressWarnings("ReferenceEquality") // a buffer writes to its very array
    private CharBuffer room(char[] target, int offset, int length) {
        CharBuffer last = room;
        CharBuffer into = last != null && last.array() == target ? last : CharBuffer.wrap(target);
        room = into;
        return into.clear().limit(offset + length).position(offset);
    }

    @Override
    public void close() {}
}
