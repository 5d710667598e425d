package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.BankAccount;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
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
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a partner wants to be paid. */
@Path("/v1/tenants/{tenant}/payout-account")
@TenantRoles(Role.FINANCE)
class PayoutAccountResource {

    private static final Currency EURO = Currency.getInstance("EUR");

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
        Currency currency = request.currency() == null ? null : Amounts.currency(request.currency());
        accounts.put(caller.tenant(), holder(request), account(request, currency), currency, caller.subject());
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

    private static BankAccount account(PayoutAccountRequest request, @Nullable Currency currency) {
        String iban = request.iban();
        String account = request.account();
        if ((iban == null) == (account == null)) {
            throw FieldFault.REQUIRED.refusal(
                    ProblemType.INVALID_REQUEST,
                    "iban",
                    "Name the account by its iban, or, where accounts have none, by account, bic and country.");
        }
        if (iban != null) {
            return account(field("iban", iban, Iban::new), request, currency);
        }
        String of = "an account without an IBAN";
        Bic bank = field("bic", required("bic", request.bic(), of), Bic::new);
        String country = field("country", required("country", request.country(), of), BankAccount::countryCode);
        return field("account", String.valueOf(account), id -> new OtherAccount(id, bank, country));
    }

    /** One whose currency nobody names is taken to be paid euros; another that it is owed leaves it out. */
    private static IbanAccount account(Iban iban, PayoutAccountRequest request, @Nullable Currency currency) {
        Bic bank = request.bic() == null ? null : field("bic", request.bic(), Bic::new);
        String country =
                request.country() == null ? null : field("country", request.country(), BankAccount::countryCode);
        IbanAccount account = field("bic", iban, known -> new IbanAccount(known, bank, country));
        if (!account.isReachedIn(currency == null ? EURO : currency)) {
            String of = "an account outside SEPA: of an IBAN of another country, or of another currency than EUR";
            required("bic", request.bic(), of);
            required("country", request.country(), of);
        }
        return account;
    }

    private static String required(String name, @Nullable String text, String of) {
        if (text == null) {
            throw FieldFault.REQUIRED.refusal(ProblemType.INVALID_REQUEST, name, name + " is required of " + of + ".");
        }
        return text;
    }

    private static <S, T> T field(String name, S said, Function<S, T> read) {
        try {
            return read.apply(said);
        } catch (IllegalArgumentException e) {
            throw FieldFault.INVALID.refusal(ProblemType.INVALID_REQUEST, name, e.getMessage() + ".");
        }
    }

    /**
     * Whose account, which, and in which currency it is paid: as the partner is owed unless said.
     *
     * @param latinHolder the holder's name in Latin letters, as the bank has it; required where the name is in others
     * @param account its number where it has no IBAN, with bic and country
     * @param bic of its bank, in the IBAN's country; optional within SEPA: where there is an IBAN of one of its
     *     countries and no other currency than EUR
     * @param country where the holder lives or is established, ISO 3166-1 alpha-2; optional where bic is
     */
    record PayoutAccountRequest(
            @NotBlank @Size(max = 70) String holder,
            @Size(min = 1, max = 70) @Nullable String latinHolder,
            @Size(min = 1, max = 42) @Nullable String iban,
            @Size(min = 1, max = 42) @Nullable String account,
            @Size(min = 8, max = 14) @Nullable String bic,
            @Size(min = 2, max = 2) @Nullable String country,
            @Size(min = 3, max = 3) @Nullable String currency) {}

    /** The account that payouts go to; by iban, outside SEPA with bic and country, or by account, bic and country. */
    record PayoutAccountView(
            String holder,
            @Nullable String latinHolder,
            @Nullable String iban,
            @Nullable String account,
            @Nullable String bic,
            @Nullable String country,
            @Nullable String currency) {}
}
