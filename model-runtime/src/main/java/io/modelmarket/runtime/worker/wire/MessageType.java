package io.modelmarket.runtime.worker.wire;

/** The number of each kind of message in a frame's header. */
enum MessageType {
    HELLO(1),
    LOAD(2),
    LOADED(3),
    UNLOAD(4),
    UNLOADED(5),
    RUN(6),
    RAN(7),
    TERMINATE(8),
    FAILED(9);

    private static final MessageType[] ALL = values();

    private final short number;

    MessageType(int number) {
        this.number = (short) number;
    }

    short number() {
        return number;
    }

    static MessageType of(short number) throws WireException {
        if (number < 1 || number > ALL.length) {
            throw new WireException("a message of unknown type " + number);
        }
        return ALL[number - 1];
    }

    static MessageType of(Message message) {
        return switch (message) {
            case Message.Hello ignored -> HELLO;
            case Message.Load ignored -> LOAD;
            case Message.Loaded ignored -> LOADED;
            case Message.Unload ignored -> UNLOAD;
            case Message.Unloaded ignored -> UNLOADED;
            case Message.Run ignored -> RUN;
            case Message.Ran ignored -> RAN;
            case Message.Terminate ignored -> TERMINATE;
            case Message.Failed ignored -> FAILED;
        };
    }
}
