package io.modelmarket.runtime.inspect;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file read as a model: either what is in it, or why it is none. The file is mapped, and its tensors' bytes stay
 * where they are; only its structure becomes objects, after {@link StructureScan} has found it small enough.
 */
sealed interface ModelFile {

    /** A well-formed model. */
    record Parsed(ModelProto model, String sha256, long bytes) implements ModelFile {}

    /** Not a model. */
    record Unreadable(Inspection.Refused why) implements ModelFile {}

    /** Reads a file of at most that many bytes. */
    static ModelFile read(Path file, long maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long bytes = channel.size();
            if (bytes == 0) {
                return unreadable("empty", "the file is empty");
            }
            if (bytes > Math.min(maxBytes, Integer.MAX_VALUE)) {
                return unreadable("size", "the file has " + bytes + " bytes; at most " + maxBytes + " are allowed");
            }
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
            var wrong = WrongFile.of(mapped);
            return wrong.isPresent()
                    ? unreadable(
                            "onnx-format",
                            "this is not an ONNX model but " + wrong.get().description())
                    : parse(mapped);
        }
    }

    private static ModelFile parse(ByteBuffer mapped) {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(mapped);
        try {
            new StructureScan(input(bytes), Runtime.getRuntime().maxMemory()).run();
            ModelProto model = ModelProto.parseFrom(input(bytes));
            return new Parsed(model, sha256(mapped), bytes.size());
        } catch (StructureScan.TooMuchException e) {
            return unreadable("onnx-limits", "the file has " + e.getMessage());
        } catch (InvalidProtocolBufferException e) {
            boolean truncated = String.valueOf(e.getMessage()).contains("ended unexpectedly");
            return truncated
                    ? unreadable("onnx-truncated", "the file ends in the middle of a field; upload it again, whole")
                    : unreadable("onnx-format", "this is not an ONNX model");
        } catch (IOException e) {
            return unreadable("onnx-format", "this is not an ONNX model");
        }
    }

    private static CodedInputStream input(ByteString bytes) {
        CodedInputStream in = bytes.newCodedInput();
        in.enableAliasing(true);
        in.setRecursionLimit(StructureScan.MAX_DEPTH + 1);
        return in;
    }

    private static Unreadable unreadable(String rule, String detail) {
        return new Unreadable(new Inspection.Refused(rule, "model.onnx", detail));
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
