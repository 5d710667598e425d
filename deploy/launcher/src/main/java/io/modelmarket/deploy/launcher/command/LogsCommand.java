package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.LogTail;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market logs [PART] [-f]}: the end of the logs, and with {@code -f} what is added to them. */
@Command(name = "logs", description = "Shows the logs of one part or of all.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 300;

    private final MarketOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            converter = Names.OfLog.class,
            description = "A part, or launcher; else all.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            converter = WholeNumbers.CountOrNone.class,
            description = "How many lines of each; 50 if not given.")
    private int lines = 50;

    @Spec
    private CommandSpec spec;

    public LogsCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Map<String, Path> logs = chosen(options.folder());
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> shown = new LinkedHashMap<>();
        for (Map.Entry<String, Path> log : logs.entrySet()) {
            shown.put(log.getKey(), size(log.getValue()));
            print(out, log.getKey(), LogTail.of(log.getValue(), lines));
        }
        while (follow) {
            for (Map.Entry<String, Path> log : logs.entrySet()) {
                long from = shown.getOrDefault(log.getKey(), 0L);
                shown.put(log.getKey(), printFrom(out, log.getKey(), log.getValue(), from));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return 0;
    }

    private Map<String, Path> chosen(DataFolder folder) {
        List<String> names = part == null ? Names.logs() : List.of(part);
        Map<String, Path> logs = new LinkedHashMap<>();
        for (String name : names) {
            Path log = folder.log(name);
            if (Files.exists(log)) {
                logs.put(name, log);
            }
        }
        if (logs.isEmpty()) {
            throw new StackException("no logs in " + folder.root().resolve("logs"));
        }
        return logs;
    }

    private void print(PrintWriter out, String name, String text) {
        String prefix = part == null ? name + " | " : "";
        text.lines().forEach(line -> out.println(prefix + line));
        out.flush();
    }

    /** Prints the whole lines added since, and answers up to where. */
    private long printFrom(PrintWriter out, String name, Path log, long from) throws IOException {
        long size = size(log);
        long start = size < from ? 0 : from;
        if (size == start) {
            return start;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(start);
            byte[] bytes = new byte[(int) Math.min(size - start, 1 << 20)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end < 0) {
                return start;
            }
            String whole = text.substring(0, end + 1);
            print(out, name, whole);
            return start + whole.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static long size(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
