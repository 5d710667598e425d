package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market token USER}: an access token of a demo user, and nothing else, on standard output. */
@Command(name = "token", description = "An access token of a demo user, for scripts.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TokenCommand implements Callable<Integer> {
    private final MarketOptions options;

    @Parameters(
            paramLabel = "USER",
            converter = Names.OfUser.class,
            description = "alice, dan, gus, carla, olga, fiona or felix")
    private DemoUser user;

    @Spec
    private CommandSpec spec;

    public TokenCommand(MarketOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        DataFolder folder = options.folder();
        MarketStatus status = MarketStatus.read(folder)
                .filter(found -> found.phase() != MarketStatus.Phase.DOWN)
                .orElseThrow(() ->
                        new StackException("no market is up in " + folder.root() + "; start one with: ./market up -d"));
        spec.commandLine().getOut().println(RunningMarket.realm(folder, status).token(user.username()));
        return 0;
    }
}
