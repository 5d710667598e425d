package io.modelmarket.billing;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that is asked of billing over and over, each time about something fresh.
 *
 * @param preparation makes that
 * @param call asks for it, under a key, and may ask again
 * @param inSteps whether it is done in several transactions that change the books, one after another
 * @param check what must hold in the end
 */
record Undertaking(Action preparation, Function<UUID, Answer> call, boolean inSteps, Action check) {

    /** Done in one transaction, once the answer says so by its status. */
    static Undertaking of(Function<UUID, Response> call) {
        return of(call, answer -> answer.statusCode() < 300);
    }

    /** The same where the answer says so in another way. */
    static Undertaking of(Function<UUID, Response> call, Predicate<Response> isDone) {
        return new Undertaking(
                () -> {},
                key -> {
                    Response said = call.apply(key);
                    return new Answer(isDone.test(said), said.asString());
                },
                false,
                () -> {});
    }

    /** What billing does by itself when its time has come, until there is nothing left of it to do. */
    static Undertaking byItself(Runnable work, Left left) {
        return new Undertaking(
                () -> {},
                _ -> {
                    try {
                        work.run();
                        return new Answer(left.now() == 0, "");
                    } catch (RuntimeException | SQLException e) { // whoever does it by itself does it again
                        return new Answer(false, e.toString());
                    }
                },
                false,
                () -> {});
    }

    Undertaking after(Action before) {
        return new Undertaking(before, call, inSteps, check);
    }

    Undertaking stepByStep() {
        return new Undertaking(preparation, call, true, check);
    }

    Undertaking checkedBy(Action inTheEnd) {
        return new Undertaking(preparation, call, inSteps, inTheEnd);
    }

    /** Whether what was asked for is done, and what was said to it. */
    record Answer(boolean done, String text) {}

    /** What is done besides. */
    interface Action {
        void run() throws SQLException;
    }

    /** How much is still to be done, as the books say. */
    interface Left {
        long now() throws SQLException;
    }
}
