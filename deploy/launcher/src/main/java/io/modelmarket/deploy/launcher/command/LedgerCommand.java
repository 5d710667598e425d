package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Market;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code market ledger verify}: has billing recompute its book; exit code 1 when the book is not as it was written. */
@Command(name = "ledger", description = "The running market's double-entry book.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LedgerCommand implements Runnable {
    private final Supplier<Market> running;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param running finds the running market, or says that there is none
     */
    public LedgerCommand(Supplier<Market> running) {
        this.running = running;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the ledger: verify");
    }

    @Command(
            name = "verify",
            description = "Recomputes hash chain, checkpoints and trial balance. Exit 1 if the ledger is broken.",
            mixinStandardHelpOptions = true)
    int verify(@Option(names = "--json", description = "One JSON object.") boolean json) {
        JsonNode verification =
                FinanceAnswer.of(running.get(), "/v1/finance/ledger/verification", "the ledger cannot be verified");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(verification);
        } else {
            print(out, verification);
        }
        return verification.path("verdict").asText().equals("INTACT") ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode verification) {
        out.println(verification.path("verdict").asText().toLowerCase(Locale.ROOT));
        out.println(String.format(
                Locale.ROOT,
                "%d transactions, %d entries, head %s",
                verification.path("transactions").asLong(),
                verification.path("entries").asLong(),
                verification.path("head").asText()));
        JsonNode signed = verification.path("signedUpTo");
        out.println(
                signed.isMissingNode()
                        ? "no checkpoint yet"
                        : "signed up to " + signed.asLong() + " at "
                                + verification.path("signedAt").asText());
        for (JsonNode total : verification.path("totals")) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s debits %s, credits %s",
                    total.at("/debits/currency").asText(),
                    total.at("/debits/amount").asText(),
                    total.at("/credits/amount").asText()));
        }
        for (JsonNode finding : verification.path("findings")) {
            out.println(String.format(
                    Locale.ROOT,
                    "BROKEN at %s, transaction %s: %s",
                    finding.path("sequence").asText("-"),
                    finding.path("transaction").asText("-"),
                    finding.path("problem").asText()));
        }
    }
}
