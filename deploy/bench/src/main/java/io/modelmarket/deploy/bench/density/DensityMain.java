package io.modelmarket.deploy.bench.density;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.process.Program;
import io.modelmarket.deploy.bench.process.WorkFolder;
import io.modelmarket.deploy.bench.result.ServingReport;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Density as a program; needs no market. */
public final class DensityMain {

    private static final int MODELS = 200;

    private DensityMain() {}

    /**
     * Measures once.
     *
     * @param arguments {@code --models=N --seed=S}
     */
    public static void main(String[] arguments) throws IOException {
        Program.main(progress -> run(new Program(arguments), progress));
    }

    static String run(Program program, Consumer<String> progress) throws IOException {
        int models = program.number("--models", MODELS);
        int seed = program.number("--seed", 1);
        try (WorkFolder folder = WorkFolder.create()) {
            DensityFigures figures = new DensityBench(models, seed, progress).run(folder.path());
            String note = models + " models in the workers of " + DensityBench.PARTNERS
                    + " partners; memory counts shared pages once";
            return new ObjectMapper().writeValueAsString(ServingReport.of(figures.cases(), List.of(note)));
        }
    }
}
