import {
  Brand,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  Page,
  PageToggleButton,
  SkipToContent,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { BarsIcon } from '@patternfly/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { type Session, useSession } from '@/lib/session';
import { rememberTenant } from '@/lib/tenants';
import { LanguageSwitch } from './LanguageSwitch';
import { Sidebar } from './Sidebar';
import { SignedOutPage } from './SignedOutPage';
import { TenantSwitcher } from './TenantSwitcher';
import { UserMenu } from './UserMenu';

const WIDE = 1200;

/** What surrounds every page: brand, tenant, language, person, and the way around. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname } = useLocation();
  const tenant = /^\/t\/([^/]+)/.exec(pathname)?.[1];
  const [menu, setMenu] = useState({ isOpen: globalThis.innerWidth >= WIDE, at: pathname });
  // On a narrow screen the menu covers the page, so going somewhere closes it.
  const menuOpen = menu.isOpen && (globalThis.innerWidth >= WIDE || menu.at === pathname);
  const signedIn = session.data?.signedIn === true;

  useEffect(() => {
    if (tenant) {
      rememberTenant(tenant);
    }
  }, [tenant]);

  const masthead = (
    <Masthead>
      <MastheadMain>
        {signedIn && (
          <MastheadToggle>
            <PageToggleButton
              variant="plain"
              aria-label={t('shell.menu')}
              isSidebarOpen={menuOpen}
              onSidebarToggle={() => setMenu({ isOpen: !menuOpen, at: pathname })}
            >
              <BarsIcon />
            </PageToggleButton>
          </MastheadToggle>
        )}
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/" aria-label="Modelmarket" />}>
            <Brand src="/favicon.svg" alt="" widths={{ default: '32px' }} />
            <span className="market-brand">Modelmarket</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            {signedIn && (
              <ToolbarItem>
                <TenantSwitcher tenant={tenant} />
              </ToolbarItem>
            )}
            <ToolbarGroup align={{ default: 'alignEnd' }} gap={{ default: 'gapSm' }}>
              <ToolbarItem>
                <LanguageSwitch />
              </ToolbarItem>
              {session.data?.signedIn && (
                <ToolbarItem>
                  <UserMenu session={session.data} />
                </ToolbarItem>
              )}
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );

  return (
    <Page
      masthead={masthead}
      sidebar={signedIn ? <Sidebar tenant={tenant} isOpen={menuOpen} /> : undefined}
      skipToContent={<SkipToContent href="#content">{t('shell.skip')}</SkipToContent>}
      mainContainerId="content"
      mainAriaLabel={t('shell.content')}
    >
      <Content pathname={pathname} session={session} />
    </Page>
  );
}

/** The page; or, but for the first one, why it cannot be shown: nobody is signed in, or it is not known who. */
export function Content({ pathname, session }: { pathname: string; session: UseQueryResult<Session> }) {
  if (pathname === '/' || session.data?.signedIn) {
    return <Outlet />;
  }
  if (session.data === undefined) {
    return (
      <div className="market-waiting">
        <Loaded query={session}>{() => null}</Loaded>
      </div>
    );
  }
  return <SignedOutPage />;
}
