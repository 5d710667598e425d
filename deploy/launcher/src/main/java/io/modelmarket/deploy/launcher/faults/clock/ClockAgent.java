package io.modelmarket.deploy.launcher.faults.clock;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs inside the process whose clock is moved: {@code java.time}, {@code java.util.Date} and every call of
 * {@code System.currentTimeMillis} in our own code and in the libraries that judge by time. {@code System.nanoTime}
 * stays: a system's clock that is set does not move it either.
 */
public final class ClockAgent {
    private static final byte[] MILLIS = "currentTimeMillis".getBytes(StandardCharsets.US_ASCII);
    private static final long INEXACT_MILLIS = 2_000;
    private static @Nullable Shifted active;

    private ClockAgent() {}

    /** Has the process see a clock that is so many milliseconds ahead of the system's; 0 is as it was. */
    public static synchronized void agentmain(String millis, Instrumentation jvm) throws UnmodifiableClassException {
        restore();
        long ahead = Long.parseLong(millis);
        if (ahead != 0) {
            ClockShift shift = new ClockShift(ahead);
            List<Class<?>> wanted = wanted(jvm);
            jvm.addTransformer(shift, true);
            active = new Shifted(jvm, shift);
            retransform(jvm, wanted);
        }
        long seen = Instant.now(Clock.systemUTC()).toEpochMilli() - System.currentTimeMillis();
        if (Math.abs(seen - ahead) > INEXACT_MILLIS) {
            throw new IllegalStateException("the clock is " + seen + " ms ahead, not " + ahead);
        }
    }

    private static void restore() throws UnmodifiableClassException {
        Shifted shifted = active;
        if (shifted != null) {
            shifted.jvm().removeTransformer(shifted.shift());
            active = null;
            retransform(shifted.jvm(), wanted(shifted.jvm()));
        }
    }

    private static void retransform(Instrumentation jvm, List<Class<?>> classes) throws UnmodifiableClassException {
        jvm.retransformClasses(classes.toArray(Class<?>[]::new));
    }

    private static List<Class<?>> wanted(Instrumentation jvm) {
        List<Class<?>> wanted = new ArrayList<>();
        for (Class<?> each : jvm.getAllLoadedClasses()) {
            String name = each.getName().replace('.', '/');
            if (jvm.isModifiableClass(each) && ClockShift.concerns(name) && asksForTime(each, name)) {
                wanted.add(each);
            }
        }
        return wanted;
    }

    private static boolean asksForTime(Class<?> each, String name) {
        if (ClockShift.isOfJava(name)) {
            return true;
        }
        ClassLoader loader = each.getClassLoader();
        try (InputStream file = loader == null ? null : loader.getResourceAsStream(name + ".class")) {
            return file != null && contains(file.readAllBytes(), MILLIS);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] all, byte[] wanted) {
        for (int from = 0; from + wanted.length <= all.length; from++) {
            int same = 0;
            while (same < wanted.length && all[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** What is in force; only the instrumentation that it was given to can take it back. */
    private record Shifted(Instrumentation jvm, ClockShift shift) {}
}
