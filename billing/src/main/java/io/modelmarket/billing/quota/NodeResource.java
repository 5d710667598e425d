package io.modelmarket.billing.quota;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For the operator: what nodes hold of hard quotas, and how a node that will not come back gives it up. */
@Path("/v1/nodes")
@PlatformRole("operator")
class NodeResource {

    private final NodeLeases nodes;
    private final Caller caller;

    @Inject
    NodeResource(NodeLeases nodes, Caller caller) {
        this.nodes = nodes;
        this.caller = caller;
    }

    @GET
    public NodesView list(@QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<NodeLeases.NodeView> read = nodes.list(page);
        return new NodesView(page.items(read), page.next(read));
    }

    /** Repeated, it writes off what is left, which is nothing. */
    @POST
    @Path("{node}/write-offs")
    public WrittenOffView writeOff(@PathParam("node") String node, @NotNull @Valid WriteOffRequest request) {
        return new WrittenOffView(
                node, nodes.writeOff(node, new Leases.WriteOff(request.reason().strip(), caller.subject())));
    }

    @GET
    @Path("{node}/write-offs")
    public WriteOffsView writeOffs(
            @PathParam("node") String node,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<NodeLeases.WriteOffView> read = nodes.writtenOff(node, page);
        return new WriteOffsView(page.items(read), page.next(read));
    }

    /** Why the node is known not to run any more. */
    record WriteOffRequest(@NotBlank @Size(max = 500) String reason) {}

    /** How many units came back. */
    record WrittenOffView(String node, long units) {}

    /** A page of nodes with open leases. */
    record NodesView(
            List<NodeLeases.NodeView> items, @Nullable String next) {}

    /** A page of what was written off. */
    record WriteOffsView(
            List<NodeLeases.WriteOffView> items, @Nullable String next) {}
}
