package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a close has made, in JSON. */
record CloseView(String period, boolean interim, List<ClosedInvoiceView> invoices) {

    /** An invoice with how each line was shared out. */
    record ClosedInvoiceView(
            String number,
            String tenant,
            String period,
            String timeZone,
            boolean interim,
            MoneyView total,
            List<ClosedLineView> lines) {

        static ClosedInvoiceView of(TenantClose.Closed closed) {
            Invoice invoice = closed.invoice();
            Map<String, List<Accrual>> accruals =
                    closed.accruals().stream().collect(Collectors.groupingBy(Accrual::reference));
            List<ClosedLineView> lines = IntStream.range(0, invoice.lines().size())
                    .mapToObj(i -> ClosedLineView.of(
                            invoice.lines().get(i), accruals.getOrDefault(invoice.referenceOf(i + 1), List.of())))
                    .toList();
            return new ClosedInvoiceView(
                    invoice.number(),
                    invoice.head().tenant().value(),
                    invoice.head().period().toString(),
                    invoice.head().period().zone().getId(),
                    invoice.head().interim(),
                    MoneyView.of(invoice.total()),
                    lines);
        }
    }

    /** A line with its shares. */
    record ClosedLineView(
            LineKind kind,
            String model,
            String description,
            String usagePeriod,
            long quantity,
            String unitPrice,
            MoneyView amount,
            List<SharedView> shares) {

        static ClosedLineView of(InvoiceLine line, List<Accrual> accruals) {
            return new ClosedLineView(
                    line.kind(),
                    line.usage().model().toString(),
                    line.description(),
                    line.usage().period().toString(),
                    line.rated().requests(),
                    price(line.unitPrice()),
                    MoneyView.of(line.amount()),
                    accruals.stream().map(SharedView::of).toList());
        }

        private static String price(BigDecimal price) {
            return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
        }
    }

    /** What one participant has of a line. */
    record SharedView(String tenant, ParticipantRole role, String percent, MoneyView amount) {

        static SharedView of(Accrual accrual) {
            return new SharedView(
                    accrual.share().participant().value(),
                    accrual.share().role(),
                    accrual.share().percent().stripTrailingZeros().toPlainString(),
                    MoneyView.of(accrual.amount()));
        }
    }
}
