package io.modelmarket.tenant.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A request's body that either comes as a whole or fails: one cut short is never taken for a shorter file. */
final class WholeBody extends InputStream {

    private final PushbackInputStream source;
    private final OptionalLong announced;
    private long read;

    WholeBody(InputStream source, OptionalLong announced) {
        this.source = new PushbackInputStream(source, 1);
        this.announced = announced;
    }

    boolean isEmpty() throws CutShort {
        int first = read();
        if (first < 0) {
            return true;
        }
        try {
            source.unread(first);
        } catch (IOException e) {
            throw new CutShort(e);
        }
        read--;
        return false;
    }

    @Override
    public int read() throws CutShort {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws CutShort {
        try {
            int count = source.read(buffer, offset, length);
            if (count < 0 && announced.isPresent() && read < announced.getAsLong()) {
                throw new CutShort(null);
            }
            read += Math.max(count, 0);
            return count;
        } catch (CutShort e) {
            throw e;
        } catch (IOException e) {
            throw new CutShort(e);
        }
    }

    /** The sender went away before the end. */
    static final class CutShort extends IOException {
        private static final long serialVersionUID = 1L;

        CutShort(@Nullable Throwable cause) {
            super("the body ended early", cause);
        }
    }
}
