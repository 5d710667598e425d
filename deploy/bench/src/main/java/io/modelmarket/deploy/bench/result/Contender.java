package io.modelmarket.deploy.bench.result;

/** Who is measured. */
public enum Contender {
    /** The running market: key, limits, isolated worker, journal. */
    MARKET("market", ""),
    /** Vert.x and ONNX Runtime in one process, unbatched. */
    FLOOR("floor", "floor-"),
    /** fastify and onnxruntime-node. */
    NODE("node", "node-"),
    /** The floor's server giving answers it remembers: nothing is read, computed or written anew. */
    CEILING("ceiling", "ceiling-");

    private final String label;
    private final String prefix;

    Contender(String label, String prefix) {
        this.label = label;
        this.prefix = prefix;
    }

    /** As it is shown. */
    public String label() {
        return label;
    }

    /** What its metrics' names begin with. */
    String prefix() {
        return prefix;
    }
}
