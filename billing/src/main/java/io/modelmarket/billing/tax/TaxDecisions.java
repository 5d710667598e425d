package io.modelmarket.billing.tax;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.directory.KnownTenant;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decides a tenant's tax now. Across tenants only. */
@ApplicationScoped
public class TaxDecisions {

    private final TaxRules rules;
    private final BillingProfiles profiles;
    private final Directory directory;
    private final Party seller;

    /**
     * Checks the seller's details.
     *
     * @throws IllegalArgumentException when its VAT id is not one of its country
     */
    @Inject
    TaxDecisions(TaxRules rules, BillingProfiles profiles, Directory directory, SellerConfig config) {
        this.rules = rules;
        this.profiles = profiles;
        this.directory = directory;
        String country = config.country().orElse(null);
        this.seller = new Party(
                config.legalName(),
                config.addressLines().orElse(List.of()),
                config.city().orElse(null),
                config.postalCode().orElse(null),
                country,
                null,
                country == null
                        ? null
                        : config.vatId()
                                .map(id -> VatId.parse(id, country).value())
                                .orElse(null),
                config.registration().orElse(null),
                null);
    }

    /** For each of the tenants' invoices. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<TenantId, TaxDecision> of(Collection<TenantId> tenants) {
        String country = seller.country();
        List<TaxRule> ours = country == null ? List.of() : rules.of(country);
        Map<TenantId, BillingProfile> known = profiles.find(tenants);
        Map<TenantId, KnownTenant> located = directory.everKnown(
                tenants.stream().filter(tenant -> !known.containsKey(tenant)).toList());
        Map<TenantId, TaxDecision> decisions = new HashMap<>();
        tenants.forEach(tenant ->
                decisions.put(tenant, new TaxDecision(seller, known.get(tenant), country(located.get(tenant)), ours)));
        return decisions;
    }

    /**
     * For what a partner supplies to the market; none without its billing profile. An exemption is of what it buys, and
     * does not count.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<PartnerSupply> ofPartner(TenantId partner, SupplierDetails details) {
        return profiles.find(partner).map(BillingProfile::party).map(party -> {
            Party supplier = new Party(
                    party.legalName(),
                    party.addressLines(),
                    party.city(),
                    party.postalCode(),
                    party.country(),
                    party.region(),
                    party.vatId(),
                    details.registration(),
                    details.taxNumber());
            String country = party.country();
            TaxDecision decision = new TaxDecision(
                    supplier, new BillingProfile(seller, null), null, country == null ? List.of() : rules.of(country));
            return new PartnerSupply(decision, details.smallBusiness());
        });
    }

    private static @Nullable String country(@Nullable KnownTenant tenant) {
        return tenant == null ? null : tenant.country();
    }
}
