package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.supervise.PartState;
import io.modelmarket.deploy.launcher.supervise.PartStatus;
import java.io.PrintWriter;
import java.util.Locale;

/** How parts are shown while they start. */
final class Output {

    private Output() {}

    /** One line for a part whose state is worth a line. */
    static void progress(PrintWriter out, PartStatus part) {
        switch (part.state()) {
            case READY -> line(out, part, "ready", String.format(Locale.ROOT, "%5.1f s", part.startSeconds()));
            case FAILED -> line(out, part, "FAILED", firstLines(part));
            case RESTARTING -> line(out, part, "died", firstLines(part) + "; starting it again");
            case WAITING, STARTING, STOPPING, STOPPED -> {}
        }
    }

    private static void line(PrintWriter out, PartStatus part, String state, String more) {
        String place = part.state() == PartState.READY ? "   127.0.0.1:" + part.port() : "";
        out.println(String.format(Locale.ROOT, "  %-15s %-7s %s%s", part.name(), state, more, place));
        out.flush();
    }

    private static String firstLines(PartStatus part) {
        return part.message() == null ? "" : part.message();
    }
}
