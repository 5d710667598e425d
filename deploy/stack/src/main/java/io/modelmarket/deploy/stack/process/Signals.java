package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals; Java itself knows only TERM and KILL. */
final class Signals {

    private Signals() {}

    static void send(ProcessHandle process, Ending.Signal signal) {
        if (signal == Ending.Signal.TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
