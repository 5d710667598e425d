package io.modelmarket.runtime.model;

/** What a model's operators are computed on. */
public sealed interface Provider {

    /** The processor. */
    Provider CPU = new Cpu();

    /** The processor. */
    record Cpu() implements Provider {}

    /**
     * A graphics card, through CUDA; operators that CUDA lacks are computed on the processor all the same.
     *
     * @param device its number
     * @param memoryBytes the most of its memory that one model's working space may take
     * @param fallback what happens when it cannot be used
     */
    record Cuda(int device, long memoryBytes, Fallback fallback) implements Provider {

        /** Checks that there can be such a card. */
        public Cuda {
            if (device < 0 || memoryBytes <= 0) {
                throw new IllegalArgumentException("no CUDA device " + device + " with " + memoryBytes + " bytes");
            }
        }
    }

    /** What happens to a model whose graphics card cannot be used. */
    enum Fallback {
        /** It is not loaded. */
        REFUSE,
        /** It is computed on the processor, and its worker's status says so. */
        CPU
    }
}
