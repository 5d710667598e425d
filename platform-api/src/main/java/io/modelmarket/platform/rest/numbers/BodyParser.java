package io.modelmarket.platform.rest.numbers;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import io.modelmarket.runtime.tensor.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Jackson's parser of bytes, which can also read a whole array of numbers in one step. The body is in memory as a
 * whole, so the array lies between the parser's position and its end, and the parser goes on behind it.
 */
public final class BodyParser extends UTF8StreamJsonParser {

    /** Bytes of one character at most: {@code \\u0000}. */
    private static final int LONGEST_ESCAPE = 6;

    BodyParser(IOContext context, int features, ByteQuadsCanonicalizer names, byte[] body, int offset, int length) {
        super(context, features, null, null, names, body, offset, offset + length, 0, false);
    }

    /**
     * Reads the array that begins with the current token, flat or nested as the shape says, into {@code target} from
     * its first byte on. If it was read, the current token is the array's end. If not, the parser is where it was, and
     * {@code target} holds anything.
     *
     * @param elements the product of {@code shape}
     * @return whether it was read; if not, it may still be right
     */
    public boolean readNumbers(DataType type, long[] shape, int elements, ByteBuffer target) throws IOException {
        if (_currToken != JsonToken.START_ARRAY
                || elements == 0
                || !NumberArray.knows(type)
                || !mayNest(shape.length)) {
            return false;
        }
        NumberArray array = new NumberArray(_inputBuffer, _inputEnd, type, target);
        int close = array.read(_inputPtr, shape, elements);
        if (close == NumberScan.NOT_UNDERSTOOD) {
            return false;
        }
        _inputPtr = close;
        if (array.lines() > 0) {
            _currInputRow += array.lines();
            _currInputRowStart = array.lineStart();
        }
        nextToken();
        return true;
    }

    /** Whether the current text, of which nothing has been read yet, is longer than so many characters. */
    public boolean isTextLongerThan(int characters) {
        if (_currToken != JsonToken.VALUE_STRING || !_tokenIncomplete) {
            return false;
        }
        int end = Math.min(_inputEnd, _inputPtr + LONGEST_ESCAPE * characters + 1);
        for (int at = _inputPtr; at < end; at++) {
            if (_inputBuffer[at] == '"') {
                return false;
            }
            if (_inputBuffer[at] == '\\') {
                at++;
            }
        }
        return end < _inputEnd;
    }

    private boolean mayNest(int rank) {
        return _parsingContext.getNestingDepth() + rank - 1 <= _streamReadConstraints.getMaxNestingDepth();
    }
}
