package io.modelmarket.platform.rest;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass who is on this machine or in one of the operators' networks. For others there is nothing: metrics and
 * workers name partners, consumers and models.
 */
@ApplicationScoped
class OperatorsOnly implements Handler<RoutingContext> {

    private final List<Network> networks;

    OperatorsOnly(OperatorsConfig config) {
        this.networks =
                config.networks().orElse(List.of()).stream().map(Network::parse).toList();
    }

    @Override
    public void handle(RoutingContext context) {
        if (mayRead(context.request().remoteAddress())) {
            context.next();
        } else {
            Answers.sendProblem(
                    context,
                    new ProblemException(ProblemType.NOT_FOUND, "there is nothing at " + context.normalizedPath()));
        }
    }

    private boolean mayRead(@Nullable SocketAddress from) {
        try {
            if (from == null) {
                return false;
            }
            InetAddress address = InetAddress.ofLiteral(from.hostAddress());
            return address.isLoopbackAddress() || networks.stream().anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
