package io.modelmarket.platform.rest.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;

/**
 * Makes a {@link BodyParser} for every body that begins like JSON in UTF-8. For others, which may be in another
 * encoding or begin with a byte order mark, it makes what Jackson would.
 */
public final class BodyParserFactory extends JsonFactory {

    /** A factory with these features and limits. */
    public BodyParserFactory(JsonFactoryBuilder settings) {
        super(settings);
    }

    @Override
    protected JsonParser _createParser(byte[] body, int offset, int length, IOContext context) throws IOException {
        if (length < 2 || body[offset] <= 0 || body[offset + 1] <= 0) {
            return super._createParser(body, offset, length, context);
        }
        return new BodyParser(
                context, _parserFeatures, _byteSymbolCanonicalizer.makeChild(_factoryFeatures), body, offset, length);
    }
}
