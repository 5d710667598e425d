package io.modelmarket.platform.inference;

import io.modelmarket.platform.body.Hold;
import io.modelmarket.runtime.model.Signature;

/** One protocol's side of one call: how the request becomes tensors and tensors become the answer. */
public interface Exchange<A> {

    /** What the call has of the node's memory, until its answer has left. */
    Hold hold();

    /**
     * The request, checked to be well-formed; what the model asks for is checked by the caller of this.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when it is not
     */
    InferRequest decode(Signature signature);

    /**
     * The answer as it goes out, whose memory is taken as it is made.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when there is no memory for it
     */
    Encoded<A> encode(InferResponse response);

    /**
     * An answer.
     *
     * @param bytes how many of it are content
     * @param inPlace how much memory of the outputs themselves it is sent from, which nobody has taken for it yet; 0
     *     where it is all copied
     */
    record Encoded<A>(A body, long bytes, long inPlace) {}
}
