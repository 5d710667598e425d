package io.modelmarket.runtime.inspect;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.List;
import java.util.Optional;

/** What lies in attributes is held in memory several times, unlike tensors. */
final class AttributeBytesRule implements Rule {

    private final int longestString;
    private final long most;

    AttributeBytesRule(int longestString, long most) {
        this.longestString = longestString;
        this.most = most;
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        long sum = 0;
        for (Scope scope : Scope.of(model)) {
            List<NodeProto> nodes = scope.graph().getNodeList();
            for (int index = 0; index < nodes.size(); index++) {
                for (AttributeProto attribute : nodes.get(index).getAttributeList()) {
                    if (longest(attribute) > longestString) {
                        return refused(
                                scope.where(nodes.get(index), index, attribute),
                                "a string in it is longer than " + longestString + " bytes");
                    }
                    sum += bytes(attribute);
                    if (sum > most) {
                        return refused(
                                scope.where(nodes.get(index), index, attribute),
                                "the attributes up to here hold more than " + most + " bytes of numbers and strings");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int longest(AttributeProto attribute) {
        int longest = attribute.getS().size();
        for (ByteString string : attribute.getStringsList()) {
            longest = Math.max(longest, string.size());
        }
        return longest;
    }

    private static long bytes(AttributeProto attribute) {
        long bytes = attribute.getS().size();
        for (ByteString string : attribute.getStringsList()) {
            bytes += string.size() + (long) Long.BYTES;
        }
        return bytes + (long) attribute.getIntsCount() * Long.BYTES + (long) attribute.getFloatsCount() * Float.BYTES;
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("attribute-bytes", where, detail));
    }
}
