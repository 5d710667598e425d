package io.modelmarket.console.backend;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts what the console stands before: the provider, tenant-service's stand-in, and no billing at all. */
public final class BackEnds implements QuarkusTestResourceLifecycleManager {

    @Nullable private TestingOpenIdProvider provider;

    @Nullable private TestingService service;

    @Override
    public Map<String, String> start() {
        try {
            TestingOpenIdProvider startedProvider = new TestingOpenIdProvider();
            TestingService startedService = new TestingService();
            provider = startedProvider;
            service = startedService;
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    startedProvider.issuer(),
                    "quarkus.oidc.credentials.secret",
                    "a-secret-that-only-this-test-knows-1234",
                    "market.gateway.tenant-service.url",
                    startedService.url(),
                    "market.gateway.billing.url",
                    "http://127.0.0.1:" + nobodysPort(),
                    "market.gateway.platform-api.url",
                    startedService.url(),
                    "market.session.api-url",
                    "https://api.example.com");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(provider), new TestInjector.MatchesType(TestingOpenIdProvider.class));
        injector.injectIntoFields(Objects.requireNonNull(service), new TestInjector.MatchesType(TestingService.class));
    }

    @Override
    public void stop() {
        if (provider != null) {
            provider.close();
        }
        if (service != null) {
            service.close();
        }
    }

    private static int nobodysPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
