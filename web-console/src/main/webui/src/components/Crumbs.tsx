import { Breadcrumb, BreadcrumbItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The way here: links to the pages above, then this one. */
export function Crumbs({ links, here }: { links: ReactNode[]; here: string }) {
  const { t } = useTranslation();
  return (
    <Breadcrumb aria-label={t('common.breadcrumb')} className="market-crumbs">
      {links.map((link, index) => (
        <BreadcrumbItem key={index}>{link}</BreadcrumbItem>
      ))}
      <BreadcrumbItem isActive>{here}</BreadcrumbItem>
    </Breadcrumb>
  );
}
