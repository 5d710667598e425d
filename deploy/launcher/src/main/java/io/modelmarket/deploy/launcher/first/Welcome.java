package io.modelmarket.deploy.launcher.first;

import io.modelmarket.deploy.demo.Seed;
import io.modelmarket.deploy.launcher.part.MarketUrls;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import io.modelmarket.deploy.stack.keycloak.Realm;
import java.util.Locale;
import java.util.Optional;

/** What {@code up} says once all is ready: doors, people, and a call that works when pasted. */
public final class Welcome {

    private Welcome() {}

    /** The text. */
    public static String text(MarketUrls urls, Realm realm, Optional<Seed.SeededKey> seeded) {
        StringBuilder text = new StringBuilder("\n");
        line(text, "console", urls.console());
        line(text, "platform API", urls.platformApi() + "   gRPC " + urls.grpc());
        line(text, "services", urls.tenantService() + "   " + urls.billing());
        line(text, "sign-in", urls.issuer());
        text.append("\ndemo sign-ins\n");
        for (DemoUser user : DemoUser.values()) {
            text.append(String.format(
                    Locale.ROOT, "  %-7s %-34s %s%n", user.username(), realm.password(user.username()), user.part()));
        }
        seeded.ifPresent(
                key -> text.append("\ntry it\n  ").append(call(urls, key)).append('\n'));
        return text.toString();
    }

    private static String call(MarketUrls urls, Seed.SeededKey key) {
        return "curl -s " + urls.platformApi() + "/v2/models/" + key.model() + "/infer -H 'Authorization: Bearer "
                + key.key() + "' -H 'Content-Type: application/json' --data-binary '@" + key.requestFile() + "'";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-14s %s%n", name, value));
    }
}
