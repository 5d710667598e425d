package io.modelmarket.kit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A tenant path whose author forgot to say who may call it. */
@Path("/v1/tenants/{tenant}/unguarded")
class UnguardedResource {

    @GET
    public String read() {
        return "leaked";
    }
}
