package io.modelmarket.deploy.launcher.prepare;

import io.modelmarket.deploy.stack.process.StackException;
import java.util.Optional;
import java.util.function.Function;

/** Where secrets come from, which are never given on a command line. */
@FunctionalInterface
public interface Environment {

    /** The value of a variable; empty where there is none. */
    Optional<String> find(String name);

    /** This process's own. */
    static Environment own() {
        return name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** The value of a variable that must be there. */
    default String require(String name, String what) {
        return find(name).orElseThrow(() -> new StackException("set " + name + " to " + what));
    }

    /** As a function, for those who do not know of environments. */
    default Function<String, Optional<String>> lookup() {
        return this::find;
    }
}
