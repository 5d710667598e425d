package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option every command takes: which market is meant. */
public final class MarketOptions {
    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            converter = FolderConverter.class,
            description = "The market's data folder; else MARKET_DATA, else .market in the repository.")
    private @Nullable Path data;

    /** The data folder. */
    public DataFolder folder() {
        Path chosen = data;
        if (chosen == null) {
            String variable = System.getenv("MARKET_DATA");
            chosen = variable == null || variable.isBlank()
                    ? BuiltParts.find().root().resolve(".market")
                    : Path.of(variable);
        }
        return new DataFolder(chosen);
    }
}
