package io.modelmarket.deploy.demo;

import java.util.List;

/** Sends every held-out image once, each way of calling in turn, and counts. */
final class Traffic {

    private int answered;
    private int right;
    private int refused;
    private long lastAnswer = System.nanoTime();

    DemoResult.Calls send(Digits digits, List<Caller> callers) {
        for (int i = 0; i < digits.count(); i++) {
            switch (callers.get(i % callers.size()).call(digits.image(i))) {
                case Caller.Reply.Answered reply -> {
                    lastAnswer = System.nanoTime();
                    answered++;
                    right += reply.digit() == digits.label(i) ? 1 : 0;
                }
                case Caller.Reply.Refused _ -> refused++;
            }
        }
        return new DemoResult.Calls(digits.count(), answered, refused, answered == 0 ? 0 : (double) right / answered);
    }

    /** When the last answer came, by {@link System#nanoTime}. */
    long lastAnswer() {
        return lastAnswer;
    }
}
