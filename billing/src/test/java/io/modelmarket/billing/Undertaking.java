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
 * @param done whether an answer says that it is done
 * @param inSteps whether it is done in several transactions that change the books, one after another
 * @param check what must hold in the end
 */
record Undertaking(
        Action preparation, Function<UUID, Response> call, Predicate<Response> done, boolean inSteps, Action check) {

    /** Done in one transaction, once the answer says so by its status. */
    static Undertaking of(Function<UUID, Response> call) {
        return new Undertaking(() -> {}, call, answer -> answer.statusCode() < 300, false, () -> {});
    }

    Undertaking after(Action before) {
        return new Undertaking(before, call, done, inSteps, check);
    }

    Undertaking until(Predicate<Response> isDone) {
        return new Undertaking(preparation, call, isDone, inSteps, check);
    }

    Undertaking stepByStep() {
        return new Undertaking(preparation, call, done, true, check);
    }

    Undertaking checkedBy(Action inTheEnd) {
        return new Undertaking(preparation, call, done, inSteps, inTheEnd);
    }

    /** What is done besides. */
    interface Action {
        void run() throws SQLException;
    }
}
