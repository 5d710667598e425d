package io.modelmarket.deploy.bench.isolated;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.process.WorkFolder;
import io.modelmarket.deploy.bench.result.ServingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Isolated against in process, as a program; needs no market. */
public final class IsolatedMain {

    private static final IsolatedBench.Length FULL = new IsolatedBench.Length(5, 1_500);
    private static final IsolatedBench.Length QUICK = new IsolatedBench.Length(1, 500);

    private IsolatedMain() {}

    /**
     * Measures once.
     *
     * @param arguments {@code --samples=DIR}, {@code --quick}, {@code --only=PREFIX}
     */
    public static void main(String[] arguments) throws IOException {
        Program.main(progress -> run(new Program(arguments), progress));
    }

    static String run(Program program, Consumer<String> progress) throws IOException {
        Path samples =
                Path.of(program.value("--samples").orElseThrow(() -> new BenchFailure("--samples=DIR is missing")));
        try (WorkFolder folder = WorkFolder.create()) {
            return new ObjectMapper()
                    .writeValueAsString(ServingReport.of(
                            new IsolatedBench(samples, folder.path(), program.has("--quick") ? QUICK : FULL, progress)
                                    .run(program.value("--only").orElse("")),
                            List.of()));
        }
    }
}
