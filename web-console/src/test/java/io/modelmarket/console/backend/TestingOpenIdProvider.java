package io.modelmarket.console.backend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small OpenID provider: authorization code with PKCE, refresh, sign-out. Everybody who comes is signed in at once as
 * Olga, an operator; how long her tokens last can be chosen, so that refreshing is tested without waiting.
 */
public final class TestingOpenIdProvider implements AutoCloseable {

    static final String CLIENT = "modelmarket-console";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_ID = "testing";

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Duration lifespan = Duration.ofMinutes(10);

    TestingOpenIdProvider() throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, discovery()));
        server.createContext("/keys", exchange -> json(exchange, publishedKeys()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How long the tokens of the next sign-in last. */
    public void tokensLast(Duration duration) {
        this.lifespan = duration;
    }

    /** How often tokens were given out, by code or by refresh. */
    public int issued() {
        return issued.get();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "end_session_endpoint", issuer() + "/end",
                "jwks_uri", issuer() + "/keys");
    }

    private Map<String, Object> publishedKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        Map<String, String> published = Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                encoder.encodeToString(key.getModulus().toByteArray()),
                "e",
                encoder.encodeToString(key.getPublicExponent().toByteArray()));
        return Map.of("keys", List.of(published));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = "code-" + challenges.size();
        challenges.put(code, asked.get("code_challenge"));
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean byCode = "authorization_code".equals(asked.get("grant_type"));
        if (byCode
                && !challengeOf(asked.getOrDefault("code_verifier", "")).equals(challenges.remove(asked.get("code")))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        int number = issued.incrementAndGet();
        json(
                exchange,
                Map.of(
                        "access_token", accessToken(number),
                        "id_token", idToken(),
                        "refresh_token", "refresh-" + number,
                        "token_type", "Bearer",
                        "expires_in", lifespan.toSeconds()));
    }

    private String accessToken(int number) {
        return Jwt.issuer(issuer())
                .subject("olga-id")
                .audience(Set.of("tenant-service", "billing"))
                .claim("jti", "access-" + number)
                .claim("realm_access", Map.of("roles", Set.of("operator", "offline_access")))
                .expiresIn(lifespan)
                .jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
    }

    private String idToken() {
        return Jwt.issuer(issuer())
                .subject("olga-id")
                .audience(CLIENT)
                .claim("name", "Olga Operator")
                .claim("email", "olga@example.com")
                .claim("preferred_username", "olga")
                .expiresIn(lifespan)
                .jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Stream.of(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
