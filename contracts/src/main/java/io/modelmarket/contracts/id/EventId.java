package io.modelmarket.contracts.id;

/**
 * Identity of one usage event: the data plane that wrote it, that node's epoch (later at each start) and the event's
 * place within the epoch, from 1 without gaps.
 */
public record EventId(String node, long epoch, long sequence) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException on a blank node or a number below 1
     */
    public EventId {
        if (node.isBlank() || epoch < 1 || sequence < 1) {
            throw new IllegalArgumentException("event id needs a node, an epoch and a sequence from 1");
        }
    }

    @Override
    public String toString() {
        return node + "/" + epoch + "/" + sequence;
    }
}
