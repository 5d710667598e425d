package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code market demo}: exit code 0 when every figure is right, 1 when one is not. */
@Command(
        name = "demo",
        description = "Does the main job through public interfaces: publish, subscribe, call, bill, share.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private final Supplier<Market> running;
    private final Function<MarketAddress, Market> elsewhere;

    @ArgGroup(exclusive = false, heading = "A market that this machine does not run:%n")
    private @Nullable MarketAddress address;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    /**
     * The command.
     *
     * @param running finds the running market, or says that there is none
     * @param elsewhere the market at addresses that were given
     */
    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    public DemoCommand(Supplier<Market> running, Function<MarketAddress, Market> elsewhere) {
        this.running = running;
        this.elsewhere = elsewhere;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Market market = address == null ? running.get() : elsewhere.apply(address);
            DemoResult result = new DemoRun(market, json ? step -> {} : out::println).run();
            out.println(json ? Api.JSON.writeValueAsString(result) : table(result));
            out.flush();
            return result.isRight() ? 0 : 1;
        } catch (DemoFailure e) {
            spec.commandLine().getErr().println("demo: " + e.getMessage());
            return 1;
        }
    }

    private static String table(DemoResult result) {
        DemoResult.Calls traffic = result.traffic();
        DemoResult.Bill bill = result.bill();
        StringBuilder text = new StringBuilder("\n");
        row(text, "model", result.offer().model() + " " + result.offer().version());
        row(
                text,
                "calls",
                "%d sent, %d answered, %d refused with 429"
                        .formatted(traffic.calls(), traffic.answered(), traffic.refused()));
        row(text, "accuracy", String.format(Locale.ROOT, "%.4f of the answered", traffic.accuracy()));
        row(
                text,
                "metered",
                String.format(
                        Locale.ROOT,
                        "%d events, %.2f s after the last answer",
                        bill.eventsBilled(),
                        bill.billedAfterSeconds()));
        row(text, "invoice", bill.invoice() + ": " + bill.invoiceTotal() + " " + bill.currency());
        bill.shares().forEach((tenant, amount) -> row(text, "  share", amount + " " + bill.currency() + "  " + tenant));
        row(text, "ledger", bill.ledgerBalanced() ? "balances" : "DOES NOT BALANCE");
        row(text, "report", bill.reconciled() ? "reconciled, CSV equal" : "NOT RECONCILED");
        row(text, "key", result.offer().key());
        row(text, "seconds", String.format(Locale.ROOT, "%.1f", result.seconds()));
        result.disagreements().forEach(disagreement -> row(text, "WRONG", disagreement));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-9s %s%n", name, value));
    }
}
