package io.modelmarket.billing.person;

import io.modelmarket.billing.person.People.PersonView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom finance's records mean. */
@Path("/v1/finance/people")
@PlatformRole("finance")
class PeopleResource {

    private final People people;

    @Inject
    PeopleResource(People people) {
        this.people = people;
    }

    @GET
    public PeopleView list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<PersonView> read = people.list(page);
        return new PeopleView(page.items(read), page.next(read));
    }

    /** A page of people. */
    record PeopleView(List<PersonView> items, @Nullable String next) {}
}
