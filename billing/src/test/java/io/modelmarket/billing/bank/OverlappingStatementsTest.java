package io.modelmarket.billing.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.bank.AccountBalances.AccountView;
import io.modelmarket.billing.bank.BookBalances.Book;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Statements that cover the same days, or come at once, leave no differences that are none. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class OverlappingStatementsTest {

    private static final String PERSON = "fiona";

    private final String account =
            "DE" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @Inject
    BankStatements statements;

    @Inject
    StatementEntries entries;

    @Inject
    AccountBalances accounts;

    @Inject
    BookBalances books;

    @Inject
    Resolution resolution;

    @Inject
    TenantScope scope;

    @Test
    void aStatementWithinALongerOneThatCameLaterIsLeftOut() {
        CamtFile day = file("D", "SEK").skipping("-90.00").credit("100.00", "2026-01-10", "B-2", "");
        CamtFile month = file("M", "SEK")
                .skipping("-100.00")
                .credit("10.00", "2026-01-02", "B-1", "")
                .credit("100.00", "2026-01-10", "B-2", "")
                .credit("1.00", "2026-01-20", "B-3", "");

        take(day, month);

        AccountView account = read();
        assertThat(account.gaps()).isEmpty();
        assertThat(account.difference().amount()).isEqualTo("0.00");
        assertThat(account.closing().amount()).isEqualTo("111.00");
        assertThat(account.statements()).isEqualTo(1);
        assertThat(bank("SEK")).isEqualTo("111.00");
    }

    @Test
    void theStatementThatClosesLastSaysWhatIsThere() {
        CamtFile month = file("M", "NOK")
                .skipping("-100.00")
                .credit("10.00", "2026-01-02", "B-1", "")
                .credit("1.00", "2026-01-20", "B-3", "");
        CamtFile added = file("D", "NOK")
                .skipping("-90.00")
                .credit("5.00", "2026-01-10", "B-4", "")
                .debit("5.00", "2026-01-10", "B-5", false);

        take(added, month);

        assertThat(read().closing().amount()).isEqualTo("11.00");
        assertThat(read().difference().amount()).isEqualTo("0.00");
        assertThat(bank("NOK")).isEqualTo("11.00");
    }

    @Test
    void twoUploadsOfOneFileAtOnceLeaveNoGap() {
        BankStatement statement = statement(
                file("S", "DKK").credit("10.00", "2026-01-02", "B-1", "").credit("20.00", "2026-01-03", "B-2", ""));
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        scope.runAsPlatform(() -> {
            List<BankEntry> first = entries.begin(one, statement, "", PERSON);
            List<BankEntry> second = entries.begin(other, statement, "", PERSON);
            entries.take(one, statement, first.getFirst(), PERSON);
            second.forEach(entry -> entries.take(other, statement, entry, PERSON));
            entries.take(one, statement, first.getLast(), PERSON);
        });

        assertThat(read().gaps()).isEmpty();
        assertThat(read().credits().amount()).isEqualTo("30.00");
        assertThat(read().difference().amount()).isEqualTo("0.00");
    }

    @Test
    void anEntryThatIsSetAsideAsTheRepetitionOfAnotherCountsOnce() throws SQLException {
        take(
                file("S-1", "CZK").credit("10.00", "2026-01-05", null, "again"),
                file("S-2", "CZK")
                        .credit("10.00", "2026-01-05", null, "again")
                        .credit("5.00", "2026-01-06", "B-1", ""));
        assertThat(read().gaps()).hasSize(1);

        try (Books read = Books.asService("*")) {
            UUID repeated = (UUID)
                    read.query("SELECT id FROM bank_entry WHERE account = ? AND parked = 'POSSIBLE_DUPLICATE'", account)
                            .getFirst();
            scope.runAsPlatform(() -> resolution.setAside(
                    repeated, new EntryPart.Said(null, "the same", PERSON, Instant.parse("2026-02-01T00:00:00Z"))));
        }

        assertThat(read().gaps()).isEmpty();
        assertThat(read().credits().amount()).isEqualTo("15.00");
        assertThat(read().difference().amount()).isEqualTo("0.00");
    }

    private CamtFile file(String id, String currency) {
        return new CamtFile(account, id, currency);
    }

    private void take(CamtFile... files) {
        scope.runAsPlatform(() -> {
            for (CamtFile file : files) {
                statements.take(file.bytes(), "", PERSON);
            }
        });
    }

    private static BankStatement statement(CamtFile file) {
        return Camt053.read(file.bytes(), 10).getFirst();
    }

    private AccountView read() {
        AtomicReference<List<AccountView>> read = new AtomicReference<>(List.of());
        scope.runAsPlatform(() -> read.set(accounts.read()));
        return read.get().stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** By the closing balances alone. */
    private String bank(String currency) {
        AtomicReference<String> own = new AtomicReference<>("");
        scope.runAsPlatform(() -> books.read().stream()
                .filter(book ->
                        book.book() == Book.BANK && book.own().currency().equals(currency))
                .forEach(book -> own.set(book.own().amount())));
        return own.get();
    }
}
