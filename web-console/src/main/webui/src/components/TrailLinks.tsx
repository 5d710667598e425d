import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccrualSearch, EventSearch, TraceSearch } from '@/lib/trail';

interface Props {
  /** Whose own it is; without, finance looks at anybody's. */
  tenant?: string | undefined;
  /** What is read out where the text alone does not say where it leads. */
  label?: string | undefined;
  children: ReactNode;
}

const named = (label: string | undefined) => (label === undefined ? {} : { 'aria-label': label });

/** To a line of an invoice: how its amount comes about, who shares it, which usage it bills. */
export function LineLink({ tenant, label, number, line, children }: Props & { number: string; line: string | number }) {
  const at = { number, line: line.toString() };
  return tenant === undefined ? (
    <Link to="/finance/invoices/$number/lines/$line" params={at} {...named(label)}>
      {children}
    </Link>
  ) : (
    <Link to="/t/$tenant/invoices/$number/lines/$line" params={{ tenant, ...at }} {...named(label)}>
      {children}
    </Link>
  );
}

/** To the single events behind a figure; of a partner, to those of its models. */
export function EventsLink({ tenant, label, search, ofModels, children }: Props & { search: EventSearch; ofModels?: boolean }) {
  if (tenant === undefined) {
    return (
      <Link to="/finance/events" search={search} {...named(label)}>
        {children}
      </Link>
    );
  }
  return ofModels ? (
    <Link to="/t/$tenant/model-events" params={{ tenant }} search={search} {...named(label)}>
      {children}
    </Link>
  ) : (
    <Link to="/t/$tenant/events" params={{ tenant }} search={search} {...named(label)}>
      {children}
    </Link>
  );
}

/** To what a request became part of. */
export function TraceLink({ tenant, label, search, children }: Props & { search: TraceSearch }) {
  return tenant === undefined ? (
    <Link to="/finance/trace" search={search} {...named(label)}>
      {children}
    </Link>
  ) : (
    <Link to="/t/$tenant/find-request" params={{ tenant }} search={search} {...named(label)}>
      {children}
    </Link>
  );
}

/** To the shares that a figure is made of; for finance. */
export function AccrualsLink({ label, search, children }: Omit<Props, 'tenant'> & { search: AccrualSearch }) {
  return (
    <Link to="/finance/accruals" search={search} {...named(label)}>
      {children}
    </Link>
  );
}
