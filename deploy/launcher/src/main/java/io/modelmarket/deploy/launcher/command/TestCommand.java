package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.suite.SuiteRun;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market test}: the whole suite over one shared stack, or one module's. */
@Command(
        name = "test",
        description = "Runs the whole test suite, or a module's with those of the modules it is built on.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TestCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "MODULE",
            converter = Names.OfModule.class,
            description = "A module's folder, such as billing.")
    private @Nullable String module;

    @Option(names = "--no-browser", description = "Leave the browser tests out.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new SuiteRun(
                        Optional.ofNullable(module),
                        !noBrowser,
                        spec.commandLine().getOut())
                .run(InstantSource.system());
    }
}
