package io.modelmarket.billing.person;

import io.modelmarket.kit.tenancy.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Remembers who changes something for finance, behind the gate that has let them in. An e-mail that is not verified can
 * be anybody's: it names nobody.
 */
@Provider
@Priority(Priorities.USER)
class ActingPeople implements ContainerRequestFilter {

    private static final String FINANCE = "/v1/finance/";
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final People people;
    private final Caller caller;

    @Inject
    ActingPeople(People people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith(FINANCE) && !READING.contains(request.getMethod())) {
            caller.verifiedEmail().ifPresent(email -> people.acts(caller.subject(), email));
        }
    }
}
