package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.Provider;

/**
 * Which worker a model belongs into. On the processor all of a partner's models share one. On a graphics card each has
 * one of its own: sessions that take turns in one process leak the card's memory (ONNX Runtime #29351), and only the
 * end of the process surely gives it back.
 *
 * @param name of the worker, among all
 * @param partner whose models it holds
 * @param onCard whether it may use the graphics cards
 */
record Place(String name, String partner, boolean onCard) {

    static Place of(String partner, Provider provider, long model) {
        return provider instanceof Provider.Cuda
                ? new Place(partner + "@cuda-" + model, partner, true)
                : new Place(partner, partner, false);
    }
}
