package io.modelmarket.deploy.launcher.faults;

/**
 * One comparison.
 *
 * @param expected what it must be
 * @param found what it is
 */
record Check(String name, String expected, String found, boolean holds) {

    static Check none(String name, long found) {
        return equal(name, 0, found);
    }

    static Check equal(String name, Object expected, Object found) {
        return new Check(
                name, expected.toString(), found.toString(), expected.toString().equals(found.toString()));
    }

    static Check within(String name, long least, long most, long found) {
        return new Check(
                name,
                least == most ? Long.toString(least) : least + " to " + most,
                Long.toString(found),
                least <= found && found <= most);
    }
}
