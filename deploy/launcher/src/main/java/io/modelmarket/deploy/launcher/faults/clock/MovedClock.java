package io.modelmarket.deploy.launcher.faults.clock;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Moves the clock of a running JVM of this user, by loading {@link ClockAgent} into it. */
public final class MovedClock {
    private static final List<String> AGENT = Stream.of("ClockAgent", "ClockAgent$Shifted", "ClockShift")
            .map(name -> ClockAgent.class.getPackageName().replace('.', '/') + "/" + name + ".class")
            .toList();

    private MovedClock() {}

    /** Has that process see a clock so far ahead of the system's, or behind it; zero is as it was. */
    public static void of(ProcessHandle process, Duration ahead) {
        try {
            Path jar = Files.createTempFile("modelmarket-clock-", ".jar");
            try {
                write(jar);
                load(process, jar, ahead);
            } finally {
                Files.delete(jar);
            }
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new StackException("cannot move the clock of process " + process.pid() + ": " + e, e);
        }
    }

    private static void load(ProcessHandle process, Path jar, Duration ahead)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            machine.loadAgent(jar.toString(), Long.toString(ahead.toMillis()));
        } finally {
            machine.detach();
        }
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Agent-Class", ClockAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            for (String name : AGENT) {
                entries.putNextEntry(new JarEntry(name));
                try (InputStream from = ClockAgent.class.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(from, name).transferTo(entries);
                }
                entries.closeEntry();
            }
        }
    }
}
