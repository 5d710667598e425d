package io.modelmarket.deploy.launcher.suite;

import io.modelmarket.deploy.stack.process.ShortRun;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Chromium or Chrome the console's tests drive. */
final class Browser {
    /** Names the browser to the tests; whoever sets it chooses another. */
    static final String VARIABLE = "MARKET_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final String ADVICE = "no Chromium or Chrome found for the browser tests; install one (Debian:"
            + " apt-get install chromium), name it in " + VARIABLE + ", or leave these tests out with --no-browser";

    private Browser() {}

    /** Finds one, or installs Debian's where that is ours to do. */
    static Path findOrInstall(Consumer<String> progress) {
        return find().orElseGet(() -> {
            if (!Files.exists(Path.of("/etc/debian_version"))
                    || !System.getProperty("user.name").equals("root")) {
                throw new StackException(ADVICE);
            }
            progress.accept("installing Debian's chromium for the browser tests");
            install();
            return find().orElseThrow(() -> new StackException(ADVICE));
        });
    }

    private static Optional<Path> find() {
        String named = System.getenv(VARIABLE);
        Stream<Path> wanted = named == null || named.isBlank() ? Stream.empty() : Stream.of(Path.of(named));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> onPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        Stream<Path> usual = PLACES.stream().map(Path::of);
        return Stream.of(wanted, onPath, usual)
                .flatMap(found -> found)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install() {
        Map<String, String> quietly = Map.of("DEBIAN_FRONTEND", "noninteractive");
        try {
            ShortRun.run("apt-get update", List.of("apt-get", "update"), quietly);
            ShortRun.run(
                    "apt-get install chromium",
                    List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"),
                    quietly);
        } catch (IOException | StackException e) {
            throw new StackException(ADVICE + " (" + e.getMessage() + ")", e);
        }
    }
}
