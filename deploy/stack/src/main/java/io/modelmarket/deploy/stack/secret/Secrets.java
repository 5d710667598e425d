package io.modelmarket.deploy.stack.secret;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The secrets of one data folder; a name asked for the first time gets a random value that is kept from then on. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** Opens the secrets kept in a file, which need not exist yet. */
    public static Secrets open(Path file) {
        Secrets secrets = new Secrets(file);
        try {
            if (Files.exists(file)) {
                secrets.values.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new StackException("cannot read the secrets file " + file + ": " + e.getMessage(), e);
        }
        return secrets;
    }

    /** The secret of that name, made and saved if there is none. */
    public synchronized String get(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            value = random();
            values.setProperty(name, value);
            save();
        }
        return value;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String text = new TreeSet<>(values.stringPropertyNames())
                    .stream().map(name -> name + "=" + values.getProperty(name)).collect(Collectors.joining("\n"));
            Files.writeString(
                    draft, "# Made by market; whoever reads this file can sign in as anyone.\n" + text + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save the secrets file " + file, e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[" + file + "]";
    }
}
