package io.modelmarket.deploy.launcher;

import io.modelmarket.deploy.demo.DemoCommand;
import io.modelmarket.deploy.launcher.command.BenchCommand;
import io.modelmarket.deploy.launcher.command.DownCommand;
import io.modelmarket.deploy.launcher.command.FaultsCommand;
import io.modelmarket.deploy.launcher.command.LedgerCommand;
import io.modelmarket.deploy.launcher.command.LogsCommand;
import io.modelmarket.deploy.launcher.command.MarketOptions;
import io.modelmarket.deploy.launcher.command.PrepareCommand;
import io.modelmarket.deploy.launcher.command.ReconcileCommand;
import io.modelmarket.deploy.launcher.command.StatusCommand;
import io.modelmarket.deploy.launcher.command.TestCommand;
import io.modelmarket.deploy.launcher.command.TokenCommand;
import io.modelmarket.deploy.launcher.command.UpCommand;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.prepare.Environment;
import io.modelmarket.deploy.stack.process.StackException;
import picocli.CommandLine;

/** Entry point of the launcher; {@code ./market} starts it. */
public final class Main {

    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        MarketOptions options = new MarketOptions();
        CommandLine market = new CommandLine(new MarketCommand(options))
                .addSubcommand(new UpCommand(options))
                .addSubcommand(new DownCommand(options))
                .addSubcommand(new StatusCommand(options))
                .addSubcommand(new LogsCommand(options))
                .addSubcommand(new TokenCommand(options))
                .addSubcommand(new CommandLine(new TestCommand()).addSubcommand(new FaultsCommand(options)))
                .addSubcommand(new BenchCommand(options))
                .addSubcommand(new LedgerCommand(() -> RunningMarket.find(options.folder())))
                .addSubcommand(new ReconcileCommand(() -> RunningMarket.find(options.folder())))
                .addSubcommand(new PrepareCommand(Environment.own()))
                .addSubcommand(new DemoCommand(
                        () -> RunningMarket.find(options.folder()),
                        at -> RunningMarket.elsewhere(at, Environment.own())));
        return tellingFailures(market);
    }

    /** What went wrong and what to do about it is told in a line, without where in the code. */
    static CommandLine tellingFailures(CommandLine commands) {
        return commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException) {
                command.getErr().println("market: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }
}
