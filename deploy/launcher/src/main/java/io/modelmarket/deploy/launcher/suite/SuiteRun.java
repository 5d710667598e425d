package io.modelmarket.deploy.launcher.suite;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Maven's tests, modules side by side, over one shared stack, which is started before and stopped after. */
public final class SuiteRun {
    private static final Set<String> WITHOUT_STACK = Set.of("contracts", "model-runtime", "deploy/demo");
    private static final Set<String> WITH_BROWSER = Set.of("web-console", "deploy/acceptance");
    /** More would ask more of the shared stack and of memory than a laptop has. */
    private static final int MOST_SIDE_BY_SIDE = 2;

    private static final Pattern WORTH_SHOWING =
            Pattern.compile("^\\[(ERROR|WARNING)].*|^\\[INFO] (Building Modelmarket|Tests run:|BUILD).*");

    private static final Pattern FOLDER = Pattern.compile("[a-z-]+(/[a-z-]+)?");

    private final Path root = BuiltParts.find().root();
    private final Optional<String> module;
    private final boolean browser;
    private final PrintWriter out;

    /**
     * Those tests.
     *
     * @param module as {@link #module} names it; else all
     */
    public SuiteRun(Optional<String> module, boolean browser, PrintWriter out) {
        this.module = module;
        this.browser = browser && this.module.map(WITH_BROWSER::contains).orElse(true);
        this.out = out;
    }

    /** The folder of the module of that name, {@code deploy/stack} for {@code deploy-stack}. */
    public static Optional<String> module(String name) {
        Path root = BuiltParts.find().root();
        return Stream.of(name, name.replaceFirst("^deploy-", "deploy/"))
                .filter(folder -> FOLDER.matcher(folder).matches())
                .filter(folder -> Files.exists(root.resolve(folder).resolve("pom.xml")))
                .findFirst();
    }

    /** Runs the tests, prints the totals, answers Maven's exit status. */
    public int run(InstantSource clock) {
        Instant begun = clock.instant();
        Optional<Path> chromium = browser ? Optional.of(Browser.findOrInstall(this::tell)) : Optional.empty();
        int status = module.filter(WITHOUT_STACK::contains).isPresent()
                ? maven(Optional.empty(), chromium)
                : overStack(chromium);
        tell(Totals.below(root, begun).toString());
        return status;
    }

    private int overStack(Optional<Path> chromium) {
        tell("starting the stack the tests share");
        DataFolder folder = new DataFolder(root.resolve("target/test-stack"));
        try (TestStack stack = TestStack.own(folder)) {
            Thread onSignal = new Thread(stack::close, "test-stack-stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            stack.require(StackPart.values());
            return maven(Optional.of(folder.root()), chromium);
        }
    }

    private int maven(Optional<Path> stack, Optional<Path> chromium) {
        List<String> command = new ArrayList<>(List.of(
                root.resolve("mvnw").toString(),
                "--fail-at-end",
                "--threads",
                Integer.toString(sideBySide()),
                "verify"));
        module.ifPresent(folder -> command.addAll(List.of("-pl", folder, "-am")));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.remove(TestStack.FOLDER_VARIABLE);
        environment.remove(Browser.VARIABLE);
        stack.ifPresent(folder -> environment.put(TestStack.FOLDER_VARIABLE, folder.toString()));
        chromium.ifPresent(program -> environment.put(Browser.VARIABLE, program.toString()));
        Path log = root.resolve("target/market-test.log");
        tell("running the tests (log: " + log + ")");
        try {
            Files.createDirectories(log.getParent());
            Process maven = builder.start();
            try {
                show(maven, log);
                return maven.waitFor();
            } finally {
                maven.descendants().forEach(ProcessHandle::destroy);
                maven.destroy();
            }
        } catch (IOException e) {
            throw new StackException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static int sideBySide() {
        return Math.min(MOST_SIDE_BY_SIDE, Runtime.getRuntime().availableProcessors());
    }

    private void show(Process maven, Path log) throws IOException {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter all = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.println(line);
                if (WORTH_SHOWING.matcher(line).matches()) {
                    tell(line);
                }
            }
        }
    }

    private void tell(String line) {
        out.println(line);
        out.flush();
    }
}
