package io.modelmarket.tenant.member;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Members of a tenant. */
@Path("/v1/tenants/{tenant}/members")
@TenantRoles(Role.OWNER)
@Tag(name = "members")
class MemberResource {

    private final Team team;
    private final Caller caller;

    MemberResource(Team team, Caller caller) {
        this.team = team;
        this.caller = caller;
    }

    @GET
    @TenantRoles({Role.OWNER, Role.FINANCE})
    public MemberListView list(@PathParam("tenant") String tenant, @QueryParam("cursor") @Nullable String cursor) {
        Page<Member> page = team.list(Cursor.decode(cursor));
        return new MemberListView(page.items().stream().map(MemberView::of).toList(), page.next());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public MemberView invite(@PathParam("tenant") String tenant, @Valid @NotNull InvitationRequest request) {
        return MemberView.of(team.invite(caller.tenant(), request.email(), request.role()));
    }

    @PATCH
    @Path("/{id}")
    public MemberView changeRole(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @Valid @NotNull RoleRequest request) {
        return MemberView.of(team.changeRole(caller.tenant(), id, request.role()));
    }

    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        team.remove(caller.tenant(), id);
    }

    /** Whom to invite, as what. */
    @Schema(name = "InvitationRequest")
    public record InvitationRequest(
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull Role role) {}

    /** The new role. */
    @Schema(name = "RoleRequest")
    public record RoleRequest(@NotNull Role role) {}

    /** A member, or an invitation while {@code joinedAt} is absent. */
    @Schema(name = "Member")
    public record MemberView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String email,
            @Schema(required = true) Role role,
            @Schema(required = true) Instant invitedAt,
            @Nullable Instant joinedAt) {

        static MemberView of(Member member) {
            return new MemberView(member.id(), member.email(), member.role(), member.invitedAt(), member.joinedAt());
        }
    }

    /** Members, by e-mail. */
    @Schema(name = "MemberList")
    public record MemberListView(
            @Schema(required = true) List<MemberView> items,
            @Nullable String next) {}
}
