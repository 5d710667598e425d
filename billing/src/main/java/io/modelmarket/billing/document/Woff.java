package io.modelmarket.billing.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a WOFF 1.0 file into the TrueType font it holds. Plain Java. */
final class Woff {

    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int HEADER_OF_FONT = 12;
    private static final int ENTRY_OF_FONT = 16;
    private static final int ALIGNMENT = 4;

    private Woff() {}

    /**
     * The font.
     *
     * @throws IllegalArgumentException when the bytes are no WOFF, or damaged
     */
    static byte[] unpack(byte[] woff) {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("not a WOFF file");
        }
        int flavor = in.getInt(4);
        int count = in.getShort(12);
        in.position(HEADER);
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(new Table(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt()));
        }
        return font(flavor, tables, woff);
    }

    private static byte[] font(int flavor, List<Table> tables, byte[] woff) {
        int count = tables.size();
        int searched = Integer.highestOneBit(count);
        ByteBuffer directory = ByteBuffer.allocate(HEADER_OF_FONT + ENTRY_OF_FONT * count);
        directory
                .putInt(flavor)
                .putShort((short) count)
                .putShort((short) (searched * ENTRY_OF_FONT))
                .putShort((short) Integer.numberOfTrailingZeros(searched))
                .putShort((short) ((count - searched) * ENTRY_OF_FONT));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Table table : tables) {
            directory
                    .putInt(table.tag())
                    .putInt(table.checksum())
                    .putInt(directory.capacity() + content.size())
                    .putInt(table.length());
            content.writeBytes(table.read(woff));
            while (content.size() % ALIGNMENT != 0) {
                content.write(0);
            }
        }
        ByteBuffer font = ByteBuffer.allocate(directory.capacity() + content.size());
        return font.put(directory.flip()).put(content.toByteArray()).array();
    }

    private record Table(int tag, int offset, int packed, int length, int checksum) {

        byte[] read(byte[] woff) {
            byte[] table = new byte[length];
            if (packed == length) {
                System.arraycopy(woff, offset, table, 0, length);
                return table;
            }
            try (Inflater inflater = new Inflater()) {
                inflater.setInput(woff, offset, packed);
                if (inflater.inflate(table) != length) {
                    throw new IllegalArgumentException("a table of the WOFF file is cut off");
                }
                return table;
            } catch (DataFormatException e) {
                throw new IllegalArgumentException("a table of the WOFF file is damaged", e);
            }
        }
    }
}
