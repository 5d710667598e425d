package io.modelmarket.deploy.stack.postgres;

/** Where a role's password comes from. */
@FunctionalInterface
public interface Passwords {

    /** The password of that role; fails with what to do where there is none. */
    String of(String role);
}
