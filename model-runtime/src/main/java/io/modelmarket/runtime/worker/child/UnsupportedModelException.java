package io.modelmarket.runtime.worker.child;

/** A model or value that this runtime cannot pass on, though ONNX Runtime can run it. */
final class UnsupportedModelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String subject;

    UnsupportedModelException(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    /** The input or output it is about. */
    String subject() {
        return subject;
    }
}
