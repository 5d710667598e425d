package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.ShareView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a close has made, in JSON: invoices whose lines show how they were shared out.
 *
 * @param issued how many invoices this call has issued
 * @param invoices the first of them: 100 at most, and none after 5,000 lines
 * @param run the final close that they belong to; none for an interim one, or where all was closed before
 */
record CloseView(
        String period,
        boolean interim,

        @Schema(description = "How many invoices this call has issued.")
        int issued,

        @Schema(
                description = "The first invoices that this call has issued: 100 at most, and none after 5,000 lines;"
                        + " the others are in /v1/finance/closes/{id}/invoices of the run.")
        List<InvoiceView> invoices,

        @Nullable CloseRunView run) {

    static CloseView of(YearMonth month, IssuedInvoices issued, @Nullable CloseRunView run, boolean interim) {
        return new CloseView(
                month.toString(),
                interim,
                issued.count(),
                issued.first().stream().map(CloseView::invoice).toList(),
                run);
    }

    static InvoiceView invoice(TenantClose.Closed closed) {
        Invoice invoice = closed.invoice();
        Map<String, List<Accrual>> accruals =
                closed.accruals().stream().collect(Collectors.groupingBy(Accrual::reference));
        return new InvoiceView(
                invoice.number(),
                invoice.head().tenant().value(),
                invoice.head().period().toString(),
                invoice.head().period().zone().getId(),
                invoice.head().interim(),
                invoice.head().issuedAt(),
                MoneyView.of(invoice.content().subtotal()),
                MoneyView.of(invoice.content().tax()),
                MoneyView.of(invoice.content().total()),
                invoice.content().taxation().parties(),
                invoice.content().taxation().groups().stream().map(TaxView::of).toList(),
                IntStream.rangeClosed(1, invoice.lines().size())
                        .mapToObj(place -> line(
                                place,
                                invoice.lines().get(place - 1),
                                invoice.content().taxation().places().get(place - 1),
                                accruals.getOrDefault(invoice.referenceOf(place), List.of())))
                        .toList(),
                invoice.content().coupons().stream().map(CouponView::of).toList(),
                MoneyView.of(invoice.prepaid()),
                null,
                null,
                null);
    }

    private static LineView line(int place, InvoiceLine line, int taxPlace, List<Accrual> accruals) {
        return new LineView(
                place,
                line.kind(),
                line.usage().model().toString(),
                line.description(),
                line.usage().period().toString(),
                line.rated().quantity(),
                line.rated().charge().unit(),
                InvoiceView.price(line.rated().unitPrice()),
                MoneyView.of(line.amount()),
                taxPlace,
                ChargeDetail.of(line.rated().charge()),
                accruals.stream().map(CloseView::share).toList());
    }

    private static ShareView share(Accrual accrual) {
        BigDecimal percent = accrual.slot().percent();
        String version = accrual.portion().origin().version();
        return new ShareView(
                accrual.slot().participant().value(),
                accrual.slot().role().name(),
                accrual.slot().rule().name(),
                percent == null ? null : percent.stripTrailingZeros().toPlainString(),
                accrual.slot().fraction(),
                MoneyView.of(accrual.amount()),
                accrual.portion().origin().model().toString(),
                version.isEmpty() ? null : version,
                accrual.portion().origin().step());
    }
}
