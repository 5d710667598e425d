package io.modelmarket.billing.royalty;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.split.RoyaltyLine.Form;
import io.modelmarket.billing.split.RoyaltyLine.Royalty;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What partners ask for, and have asked for before. */
@ApplicationScoped
class RoyaltyOffers {

    private static final String COLUMNS = "SELECT id, model, form, percent, effective_at FROM royalty_offer ";

    private final Database database;
    private final Directory directory;
    private final InstantSource clock;

    @Inject
    RoyaltyOffers(Database database, Directory directory, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Offers the model as a base from now on; nothing per cent asks for nothing any more.
     *
     * @throws ProblemException when it is not a published model of the tenant
     */
    @Transactional
    public RoyaltyOfferView offer(TenantId tenant, ModelName model, Royalty royalty, String by) {
        if (!model.partner().equals(tenant) || !directory.isPublished(model)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "model " + model + " is not a published model of " + tenant + ".");
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.update("""
                INSERT INTO royalty_offer (id, tenant, model, form, percent, effective_at, offered_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, id, tenant.value(), model.toString(), royalty.form(), royalty.percent(), now, by);
        return new RoyaltyOfferView(id, model.toString(), royalty.form(), plain(royalty), now);
    }

    /** Of a partner's models, the latest first. */
    @Transactional
    public List<RoyaltyOfferView> of(TenantId tenant, Page page) {
        return database.query(
                COLUMNS + "WHERE tenant = ? ORDER BY effective_at DESC, id LIMIT ? OFFSET ?",
                RoyaltyOffers::read,
                tenant.value(),
                page.rowsToRead(),
                page.offset());
    }

    /** Of a model, the one in force first. */
    @Transactional
    public List<RoyaltyOfferView> of(ModelName model, Page page) {
        return database.query(
                COLUMNS + "WHERE model = ? ORDER BY effective_at DESC, id LIMIT ? OFFSET ?",
                RoyaltyOffers::read,
                model.toString(),
                page.rowsToRead(),
                page.offset());
    }

    private static RoyaltyOfferView read(ResultSet row) throws SQLException {
        Royalty royalty = new Royalty(Form.valueOf(row.getString("form")), row.getBigDecimal("percent"));
        return new RoyaltyOfferView(
                row.getObject("id", UUID.class),
                row.getString("model"),
                royalty.form(),
                plain(royalty),
                Database.instant(row, "effective_at"));
    }

    private static String plain(Royalty royalty) {
        return royalty.percent().signum() == 0
                ? "0"
                : royalty.percent().stripTrailingZeros().toPlainString();
    }

    /** An offer in JSON; for releases that declare the model as their base from {@code effectiveAt} on. */
    record RoyaltyOfferView(UUID id, String model, Form form, String percent, Instant effectiveAt) {}
}
