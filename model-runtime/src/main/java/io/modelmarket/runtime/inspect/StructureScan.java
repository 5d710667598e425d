package io.modelmarket.runtime.inspect;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks through a model file's structure without keeping anything of it, to see that reading it into objects will not
 * cost more memory than it may: how many messages and fields there are, how deep they lie, and how much memory all
 * takes that is not raw tensor data (which is never copied). Numbers written one by one count as what they become: a
 * byte of the file may be an {@code int64}.
 */
final class StructureScan {

    static final int MAX_DEPTH = 48;
    static final int MAX_MESSAGES = 500_000;
    static final int MAX_FIELDS = 2_000_000;
    static final long MAX_COPIED_BYTES = 64L << 20;
    private static final int MESSAGE_BYTES = 96;
    private static final int FIELD_BYTES = 48;
    private static final int NUMBER_BYTES = 24;
    /** Lists of numbers grow by half and are copied then: at worst two and a half times what is kept. */
    private static final int PART_OF_HEAP = 5;

    /** The messages of a model file, as far as their fields can hold further messages or raw data. */
    private enum Kind {
        MODEL,
        OPSET,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        SPARSE_TENSOR,
        VALUE_INFO,
        TYPE,
        TENSOR_TYPE,
        CONTAINER_TYPE,
        MAP_TYPE,
        SHAPE,
        DIMENSION,
        ENTRY,
        FUNCTION
    }

    private static final int TENSOR_RAW_DATA = 9;

    /** What a byte of a packed field of small numbers may become, where that is more than one. */
    private static final Map<Kind, Map<Integer, Integer>> GROWTH = Map.of(
            Kind.TENSOR,
            Map.of(1, 8, 5, 4, 7, 8, 11, 8),
            Kind.ATTRIBUTE,
            Map.of(8, 8),
            Kind.SPARSE_TENSOR,
            Map.of(3, 8));

    private static final Map<Kind, Map<Integer, Kind>> CHILDREN = children();

    private final CodedInputStream in;
    private final long mostBytes;
    private int messages;
    private int fields;
    private long copiedBytes;

    /**
     * A scan of a whole file.
     *
     * @param heapBytes of the process that is to read it, a part of which the file's structure may take
     */
    StructureScan(CodedInputStream in, long heapBytes) {
        this.in = in;
        this.mostBytes = Math.min(MAX_COPIED_BYTES, heapBytes / PART_OF_HEAP);
    }

    /** A file that is too much, though it may be well formed. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchException(String message) {
            super(message);
        }
    }

    /**
     * Walks to the end.
     *
     * @throws TooMuchException when a limit is passed
     * @throws IOException when the bytes are not a protocol buffer
     */
    void run() throws IOException {
        scan(Kind.MODEL, 1);
    }

    private static Map<Kind, Map<Integer, Kind>> children() {
        Map<Kind, Map<Integer, Kind>> all = new EnumMap<>(Kind.class);
        all.put(Kind.MODEL, Map.of(7, Kind.GRAPH, 8, Kind.OPSET, 14, Kind.ENTRY, 25, Kind.FUNCTION));
        Map<Integer, Kind> graph = new HashMap<>(Map.of(1, Kind.NODE, 5, Kind.TENSOR, 15, Kind.SPARSE_TENSOR));
        graph.putAll(Map.of(11, Kind.VALUE_INFO, 12, Kind.VALUE_INFO, 13, Kind.VALUE_INFO));
        all.put(Kind.GRAPH, graph);
        all.put(Kind.NODE, Map.of(5, Kind.ATTRIBUTE));
        Map<Integer, Kind> attribute = new HashMap<>(Map.of(5, Kind.TENSOR, 6, Kind.GRAPH, 10, Kind.TENSOR));
        attribute.putAll(Map.of(11, Kind.GRAPH, 14, Kind.TYPE, 15, Kind.TYPE));
        attribute.putAll(Map.of(22, Kind.SPARSE_TENSOR, 23, Kind.SPARSE_TENSOR));
        all.put(Kind.ATTRIBUTE, attribute);
        all.put(Kind.TENSOR, Map.of(13, Kind.ENTRY));
        all.put(Kind.SPARSE_TENSOR, Map.of(1, Kind.TENSOR, 2, Kind.TENSOR));
        all.put(Kind.VALUE_INFO, Map.of(2, Kind.TYPE));
        Map<Integer, Kind> type = new HashMap<>(Map.of(1, Kind.TENSOR_TYPE, 8, Kind.TENSOR_TYPE));
        type.putAll(Map.of(4, Kind.CONTAINER_TYPE, 5, Kind.MAP_TYPE, 9, Kind.CONTAINER_TYPE));
        all.put(Kind.TYPE, type);
        all.put(Kind.TENSOR_TYPE, Map.of(2, Kind.SHAPE));
        all.put(Kind.CONTAINER_TYPE, Map.of(1, Kind.TYPE));
        all.put(Kind.MAP_TYPE, Map.of(2, Kind.TYPE));
        all.put(Kind.SHAPE, Map.of(1, Kind.DIMENSION));
        all.put(Kind.FUNCTION, Map.of(7, Kind.NODE, 9, Kind.OPSET, 11, Kind.ATTRIBUTE));
        return all;
    }

    private void scan(Kind kind, int depth) throws IOException {
        atMost(MAX_DEPTH, depth, "messages inside one another");
        atMost(MAX_MESSAGES, ++messages, "messages");
        take(MESSAGE_BYTES);
        Map<Integer, Kind> children = CHILDREN.getOrDefault(kind, Map.of());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            atMost(MAX_FIELDS, ++fields, "fields");
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int field = WireFormat.getTagFieldNumber(tag);
                int length = in.readUInt32();
                Kind child = children.get(field);
                if (child != null) {
                    int outer = in.pushLimit(length);
                    scan(child, depth + 1);
                    in.checkLastTagWas(0);
                    in.popLimit(outer);
                } else {
                    boolean raw = kind == Kind.TENSOR && field == TENSOR_RAW_DATA;
                    take(FIELD_BYTES + (raw ? 0 : length * growth(kind, field)));
                    in.skipRawBytes(length);
                }
            } else if (in.skipField(tag)) {
                take(NUMBER_BYTES);
            } else {
                throw new IOException("an end of a group that did not begin");
            }
        }
    }

    private static long growth(Kind kind, int field) {
        return GROWTH.getOrDefault(kind, Map.of()).getOrDefault(field, 1);
    }

    private void take(long bytes) throws TooMuchException {
        copiedBytes += bytes;
        if (copiedBytes > mostBytes) {
            throw new TooMuchException("more than " + mostBytes
                    + " bytes, as they are in memory, outside of raw tensor data; save its weights as raw_data");
        }
    }

    private static void atMost(long limit, long count, String of) throws TooMuchException {
        if (count > limit) {
            throw new TooMuchException("more than " + limit + " " + of);
        }
    }
}
