package io.modelmarket.platform.usage;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * What forwarding needs to know of an event's bytes.
 *
 * @param epoch 0 of what is no event
 * @param subscription of what is no event, none: billing parks it where events of that are
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing, and read once
record JournalledEvent(long epoch, long sequence, byte[] subscription) {

    private static final Logger LOG = Logger.getLogger(JournalledEvent.class);

    private static final JournalledEvent NONE = new JournalledEvent(0, 0, new byte[0]);

    /** Reads as far as the subscription; fields come in the order of their numbers. */
    static JournalledEvent of(byte[] event) {
        CodedInputStream fields = CodedInputStream.newInstance(event);
        long epoch = 0;
        long sequence = 0;
        try {
            for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case UsageEvent.EPOCH_FIELD_NUMBER -> epoch = fields.readInt64();
                    case UsageEvent.SEQUENCE_FIELD_NUMBER -> sequence = fields.readInt64();
                    case UsageEvent.SUBSCRIPTION_ID_FIELD_NUMBER -> {
                        return new JournalledEvent(epoch, sequence, fields.readByteArray());
                    }
                    default -> fields.skipField(tag);
                }
            }
            return new JournalledEvent(epoch, sequence, new byte[0]);
        } catch (IOException e) {
            LOG.errorf(
                    "the journal has something that is no usage event (%s); billing is to set it aside",
                    e.getMessage());
            return NONE;
        }
    }
}
