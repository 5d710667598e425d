package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker's JVM wrote down when it crashed: above all in which thread, and so for which connection. Believed only
 * as far as it chooses between those who are suspected anyway, since whoever takes over a worker can write it too.
 */
final class CrashReport {

    private static final Logger LOG = LoggerFactory.getLogger(CrashReport.class);
    private static final int READ = 256 * 1024;
    private static final Pattern PROCESS = Pattern.compile("(?m)^#.* pid=(\\d{1,9}), tid=");
    private static final Pattern THREAD =
            Pattern.compile("(?m)^Current thread \\([^)]{1,40}\\): +JavaThread \"connection-(\\d{1,4})\"");

    private CrashReport() {}

    /** The number of the connection in whose thread that process crashed; null when the file does not say so. */
    static @Nullable Integer connection(Path file, long pid) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(READ), StandardCharsets.ISO_8859_1);
            Matcher process = PROCESS.matcher(text);
            Matcher thread = THREAD.matcher(text);
            return process.find() && process.group(1).equals(Long.toString(pid)) && thread.find()
                    ? Integer.valueOf(thread.group(1))
                    : null;
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return null;
        }
    }
}
