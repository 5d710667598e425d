package io.modelmarket.platform.inference;

import io.modelmarket.runtime.model.Signature;

/** One protocol's side of one call: how the request becomes tensors and tensors become the answer. */
public interface Exchange<A> {

    /**
     * The request, checked to be well-formed; what the model asks for is checked by the caller of this.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when it is not
     */
    InferRequest decode(Signature signature);

    /** The answer as it goes out. */
    Encoded<A> encode(InferResponse response);

    /** An answer, and how many bytes of it are content. */
    record Encoded<A>(A body, long bytes) {}
}
