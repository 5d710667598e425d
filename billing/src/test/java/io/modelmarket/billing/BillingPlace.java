package io.modelmarket.billing;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place of the embedded stack for billing. */
public class BillingPlace implements QuarkusTestResourceLifecycleManager {

    private static @Nullable TestPlace place;

    /** The place the tests run in. */
    public static TestPlace place() {
        return Objects.requireNonNull(place);
    }

    @Override
    public Map<String, String> start() {
        TestPlace made = TestStack.shared(StackPart.POSTGRES, StackPart.KAFKA, StackPart.KEYCLOAK)
                .place();
        place = made;
        Map<String, String> config = new HashMap<>(made.serviceConfig("billing"));
        config.put(
                "market.ledger.folder", made.artifactsFolder().resolve("ledger").toString());
        config.put("market.ledger.checkpoint-every", "off");
        config.put("market.close.resume-every", "off");
        config.put("market.close.grace", "0s");
        config.put("market.close.check-intake", "false");
        config.put("market.dunning.run-at", "off");
        config.put(
                "market.archive.folder",
                made.artifactsFolder().resolve("archive").toString());
        config.put("market.archive.merge-every", "off");
        config.put(
                "market.report.folder",
                made.artifactsFolder().resolve("reports").toString());
        config.put("market.seller.legal-name", "Modelmarket GmbH");
        config.put("market.seller.address-lines", "Marktplatz 1");
        config.put("market.seller.city", "Berlin");
        config.put("market.seller.postal-code", "10115");
        config.put("market.seller.country", "DE");
        config.put("market.seller.vat-id", "DE136695976");
        config.put("market.seller.account.iban", "DE89 3704 0044 0532 0130 00");
        config.put("market.seller.account-in.usd.number", "000123456789");
        config.put("market.seller.account-in.usd.bic", "EXAMUS33");
        config.put("market.payout.minimum", "1.00");
        config.put("market.payout.debtor-iban", "DE89 3704 0044 0532 0130 00");
        return config;
    }

    @Override
    public void stop() {
        // The stack stops with the JVM.
    }
}
