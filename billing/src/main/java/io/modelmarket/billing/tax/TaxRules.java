package io.modelmarket.billing.tax;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.tax.TaxRule.Place;
import io.modelmarket.billing.tax.TaxRule.Validity;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The dated rules. No two of them say different things about the same sale. Across tenants only. */
@ApplicationScoped
class TaxRules {

    private static final String RULE = """
            SELECT id, issuer_country, consumer_country, region, category, rate, name, valid_from, valid_to FROM tax_rule
            """;

    private final Database database;
    private final InstantSource clock;

    @Inject
    TaxRules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All, by place, then date. */
    @Transactional
    public List<TaxRule> list() {
        return database.query(
                RULE + "ORDER BY issuer_country, consumer_country, region NULLS FIRST, valid_from, id", TaxRules::read);
    }

    /** Those of a seller's country. */
    List<TaxRule> of(String issuer) {
        return database.query(RULE + "WHERE issuer_country = ? ORDER BY valid_from, id", TaxRules::read, issuer);
    }

    /**
     * Adds a rule.
     *
     * @throws ProblemException when another one is in force for the same place and part of its time
     */
    @Transactional
    public void add(TaxRule rule, String by) {
        hold();
        of(rule.place().issuer()).stream().filter(rule::overlaps).findFirst().ifPresent(other -> {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "'" + other.name() + "' (" + other.id() + ") is in force there from "
                            + other.validity().from()
                            + (other.validity().to() == null
                                    ? ""
                                    : " to " + other.validity().to())
                            + ": end it first, or let this one begin when it ends.");
        });
        database.update(
                """
                INSERT INTO tax_rule (id, issuer_country, consumer_country, region, category, rate, name, valid_from,
                    valid_to, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?)
                """,
                rule.id(),
                rule.place().issuer(),
                rule.place().consumer(),
                rule.place().region(),
                rule.category(),
                rule.rate(),
                rule.name(),
                rule.validity().from(),
                rule.validity().to(),
                clock.instant(),
                by);
    }

    /**
     * Ends a rule on a day, from which it no longer applies; on its first day, it never did.
     *
     * @throws ProblemException when there is none, or it ends before that anyway
     */
    @Transactional
    public TaxRule end(UUID id, LocalDate to, String by) {
        hold();
        TaxRule rule = find(id);
        LocalDate earlier = rule.validity().to();
        if (to.isBefore(rule.validity().from()) || (earlier != null && to.isAfter(earlier))) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "to must be from " + rule.validity().from() + (earlier == null ? " on" : " to " + earlier)
                            + ": a rule is ended, never made longer.");
        }
        database.update(
                "UPDATE tax_rule SET valid_to = ?, ended_at = ?, ended_by = ? WHERE id = ?",
                to,
                clock.instant(),
                by,
                id);
        return find(id);
    }

    private TaxRule find(UUID id) {
        return database.first(RULE + "WHERE id = ?", TaxRules::read, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no tax rule " + id + "."));
    }

    private void hold() {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('tax rules', 0))", row -> true);
    }

    private static TaxRule read(ResultSet row) throws SQLException {
        return new TaxRule(
                row.getObject("id", UUID.class),
                new Place(row.getString("issuer_country"), row.getString("consumer_country"), row.getString("region")),
                TaxRule.Category.valueOf(row.getString("category")),
                row.getBigDecimal("rate"),
                row.getString("name"),
                new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)));
    }
}
