package io.modelmarket.deploy.launcher.first;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.MarketAddress;
import io.modelmarket.deploy.launcher.part.MarketUrls;
import io.modelmarket.deploy.launcher.prepare.Environment;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.keycloak.Realm;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** The market that runs over a data folder, as the demo and scripts reach it. */
public final class RunningMarket {

    private RunningMarket() {}

    /** Finds it; says what to do when there is none. */
    public static Market find(DataFolder folder) {
        MarketStatus status = MarketStatus.read(folder)
                .filter(MarketStatus::allReady)
                .orElseThrow(() ->
                        new StackException("no market is up in " + folder.root() + "; start one with: ./market up -d"));
        return at(status.urls(), realm(folder, status));
    }

    /** A market that this machine does not run, with the passwords of the demo's people in the environment. */
    public static Market elsewhere(MarketAddress address, Environment environment) {
        Realm realm = new Realm(address.issuer(), secret -> {
            String user = secret.substring(secret.lastIndexOf('.') + 1);
            return environment.require(
                    "MARKET_USER_" + user.toUpperCase(Locale.ROOT), "the password of the demo's " + user);
        });
        return address.market(realm::token, samples());
    }

    /** The market at these addresses. */
    public static Market at(MarketUrls urls, Realm realm) {
        return new Market(
                URI.create(urls.tenantService()),
                URI.create(urls.billing()),
                URI.create(urls.platformApi()),
                urls.grpc(),
                URI.create(urls.console()),
                realm::token,
                samples());
    }

    /** The realm of the market that runs over a data folder. */
    public static Realm realm(DataFolder folder, MarketStatus status) {
        return new Realm(URI.create(status.urls().issuer()).getPort(), Secrets.open(folder.secrets()));
    }

    static Path samples() {
        return BuiltParts.find().root().resolve("deploy/samples");
    }
}
