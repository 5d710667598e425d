// Generated from openapi/*.json by `npm run openapi:refresh`: do not edit.
export const InvoiceState = ['OPEN', 'OVERDUE', 'PAID', 'CREDITED', 'OVERPAID'] as const;
export const ReportKind = ['USAGE', 'MODEL_USAGE', 'REVENUE', 'MODEL_REVENUE', 'STATEMENT', 'SHARES', 'INVOICES', 'SETTLEMENTS', 'RECEIVABLES', 'PAYABLES', 'TAX_SUMMARY', 'RECONCILIATION', 'FOCUS'] as const;
export const TableFormat = ['JSON', 'CSV', 'XLSX', 'PDF'] as const;
export const EntryState = ['OPEN', 'SETTLED', 'RETURNED', 'SET_ASIDE'] as const;
