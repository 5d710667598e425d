import { Title } from '@patternfly/react-core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';

interface Pages<T> {
  pages: { items: T[] }[];
}

interface Props<T> {
  title: string;
  /** What is said where there is none. */
  none: string;
  query: UseInfiniteQueryResult<Pages<T>>;
  children: (items: T[]) => ReactNode;
}

/** One list of the page under its title, page after page. */
export function Section<T>({ title, none, query, children }: Props<T>) {
  return (
    <section className="market-stack">
      <Title headingLevel="h2" size="lg">
        {title}
      </Title>
      <Loaded
        query={query}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={<p className="market-as-of">{none}</p>}
      >
        {(found) => (
          <>
            {children(found.pages.flatMap((page) => page.items))}
            <More query={query} />
          </>
        )}
      </Loaded>
    </section>
  );
}
