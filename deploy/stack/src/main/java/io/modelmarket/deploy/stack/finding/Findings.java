package io.modelmarket.deploy.stack.finding;

import io.modelmarket.deploy.stack.finding.Finding.State;
import java.util.ArrayList;
import java.util.List;

/** Collects what was found in one part. One that only looks makes and mends nothing, whatever it is told. */
public final class Findings {
    private final String part;
    private final boolean onlyLooks;
    private final List<Finding> all = new ArrayList<>();

    private Findings(String part, boolean onlyLooks) {
        this.part = part;
        this.onlyLooks = onlyLooks;
    }

    /** What is missing is made, what is wrong is mended. */
    public static Findings preparing(String part) {
        return new Findings(part, false);
    }

    /** Nothing is changed. */
    public static Findings looking(String part) {
        return new Findings(part, true);
    }

    /** What makes or mends a thing. */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        void run() throws E;
    }

    /** It is as it has to be. */
    public void there(String thing) {
        add(thing, State.THERE, "");
    }

    /** It is not there; whether it is now. */
    public <E extends Exception> boolean missing(String thing, Step<E> make) throws E {
        if (onlyLooks) {
            add(thing, State.MISSING, "");
            return false;
        }
        make.run();
        add(thing, State.MADE, "");
        return true;
    }

    /** It is not as it has to be; whether it is now. */
    public <E extends Exception> boolean wrong(String thing, String detail, Step<E> mend) throws E {
        if (onlyLooks) {
            add(thing, State.WRONG, detail);
            return false;
        }
        mend.run();
        add(thing, State.MENDED, detail);
        return true;
    }

    /** It is not as it has to be, and only its owner can say what to do. */
    public void beyondMending(String thing, String detail) {
        add(thing, State.WRONG, detail);
    }

    /** It could not be looked at, since what it is in is missing. */
    public void absent(String thing, String detail) {
        add(thing, State.MISSING, detail);
    }

    /** In the order in which things were looked at. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    private void add(String thing, State state, String detail) {
        all.add(new Finding(part, thing, state, detail));
    }
}
