package io.modelmarket.runtime.tensor;

/** A tensor whose bytes, shape and type do not fit together; the message is fit for the caller who sent it. */
public final class InvalidTensorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String tensor;

    /** A complaint about the tensor of that name. */
    public InvalidTensorException(String tensor, String what) {
        super("tensor '" + tensor + "': " + what);
        this.tensor = tensor;
    }

    /** The name of the tensor at fault. */
    public String tensor() {
        return tensor;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
