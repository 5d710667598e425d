package io.modelmarket.deploy.launcher;

import io.modelmarket.deploy.launcher.command.MarketOptions;
import io.modelmarket.deploy.launcher.part.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code market} without a command: says which there are. */
@Command(
        name = "market",
        description = "A multi-tenant marketplace for AI models, on one machine.",
        mixinStandardHelpOptions = true,
        versionProvider = MarketCommand.Version.class)
@SuppressWarnings("NullAway.Init") // picocli sets the spec
final class MarketCommand implements Runnable {
    @Mixin
    private final MarketOptions options;

    @Spec
    private CommandSpec spec;

    MarketCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which command; the market is in " + options.folder().root());
    }

    /** The product's version. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"market " + Versions.product()};
        }
    }
}
