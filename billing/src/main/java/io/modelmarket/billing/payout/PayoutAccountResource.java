package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.BankAccount;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.OtherAccount;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a partner wants to be paid. */
@Path("/v1/tenants/{tenant}/payout-account")
@TenantRoles(Role.FINANCE)
class PayoutAccountResource {

    private final PayoutAccounts accounts;
    private final Caller caller;

    @Inject
    PayoutAccountResource(PayoutAccounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public PayoutAccountView get(@PathParam("tenant") String tenant) {
        return accounts.find(caller.tenant())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payout account yet."));
    }

    @PUT
    public PayoutAccountView put(@PathParam("tenant") String tenant, @NotNull @Valid PayoutAccountRequest request) {
        accounts.put(
                caller.tenant(),
                holder(request),
                account(request),
                request.currency() == null ? null : Amounts.currency(request.currency()),
                caller.subject());
        return get(tenant);
    }

    private static Holder holder(PayoutAccountRequest request) {
        Holder holder = new Holder(request.holder(), request.latinHolder());
        if (!holder.isReadable()) {
            throw FieldFault.INVALID.refusal(
                    ProblemType.INVALID_REQUEST,
                    "latinHolder",
                    "latinHolder: banks elsewhere do not read the letters of this name; give it in Latin letters, as the"
                            + " bank has it.");
        }
        return holder;
    }

    private static BankAccount account(PayoutAccountRequest request) {
        String iban = request.iban();
        String account = request.account();
        if ((iban == null) == (account == null)) {
            throw FieldFault.REQUIRED.refusal(
                    ProblemType.INVALID_REQUEST,
                    "iban",
                    "Name the account by its iban, or, where accounts have none, by account, bic and country.");
        }
        if (iban != null) {
            return field("iban", iban, Iban::new);
        }
        Bic bank = field("bic", required("bic", request.bic()), Bic::new);
        String country = field("country", required("country", request.country()), OtherAccount::country);
        return field("account", String.valueOf(account), id -> new OtherAccount(id, bank, country));
    }

    private static String required(String name, @Nullable String text) {
        if (text == null) {
            throw FieldFault.REQUIRED.refusal(
                    ProblemType.INVALID_REQUEST, name, name + " is required of an account without an IBAN.");
        }
        return text;
    }

    private static <T> T field(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw FieldFault.INVALID.refusal(ProblemType.INVALID_REQUEST, name, e.getMessage() + ".");
        }
    }

    /**
     * Whose account, which, and in which currency it is paid: as the partner is owed unless said.
     *
     * @param latinHolder the holder's name in Latin letters, as the bank has it; required where the name is in others
     * @param account its number where it has no IBAN, with bic and country
     * @param bic of its bank
     * @param country where the holder lives or is established, ISO 3166-1 alpha-2
     */
    record PayoutAccountRequest(
            @NotBlank @Size(max = 70) String holder,
            @Size(min = 1, max = 70) @Nullable String latinHolder,
            @Size(min = 1, max = 42) @Nullable String iban,
            @Size(min = 1, max = 42) @Nullable String account,
            @Size(min = 8, max = 14) @Nullable String bic,
            @Size(min = 2, max = 2) @Nullable String country,
            @Size(min = 3, max = 3) @Nullable String currency) {}

    /** The account that payouts go to; by iban, or by account, bic and country. */
    record PayoutAccountView(
            String holder,
            @Nullable String latinHolder,
            @Nullable String iban,
            @Nullable String account,
            @Nullable String bic,
            @Nullable String country,
            @Nullable String currency) {}
}
