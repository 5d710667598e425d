package io.modelmarket.deploy.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A running market as somebody outside sees it.
 *
 * @param grpcTarget host and port, as gRPC names them
 * @param tokens an access token of a demo user, by user name
 * @param samples the folder of sample models
 */
public record Market(
        URI tenantService,
        URI billing,
        URI platformApi,
        String grpcTarget,
        URI console,
        Function<String, String> tokens,
        Path samples) {}
