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
import { SignInAgain } from './SignInAgain';
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
  const person = session.data?.subject;
  // Also while they have to sign in again: the page keeps what they have typed.
  const isKnown = signedIn || (person !== undefined && pathname !== '/');
  useOnePerson(person);

  useEffect(() => {
    if (tenant) {
      rememberTenant(tenant);
    }
  }, [tenant]);

  const masthead = (
    <Masthead>
      <MastheadMain>
        {isKnown && (
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
            {isKnown && (
              <ToolbarItem>
                <TenantSwitcher tenant={tenant} />
              </ToolbarItem>
            )}
            <ToolbarGroup align={{ default: 'alignEnd' }} gap={{ default: 'gapSm' }}>
              <ToolbarItem>
                <LanguageSwitch />
              </ToolbarItem>
              {session.data && isKnown && (
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
      sidebar={isKnown ? <Sidebar tenant={tenant} isOpen={menuOpen} /> : undefined}
      skipToContent={<SkipToContent href="#content">{t('shell.skip')}</SkipToContent>}
      mainContainerId="content"
      mainAriaLabel={t('shell.content')}
    >
      <Content pathname={pathname} session={session} />
    </Page>
  );
}

/** What one person has read is not shown to the next who signs in in the same browser. */
function useOnePerson(person: string | undefined): void {
  const [first, setFirst] = useState(person);
  if (first === undefined && person !== undefined) {
    setFirst(person);
  }
  useEffect(() => {
    if (first !== undefined && person !== undefined && person !== first) {
      globalThis.location.reload();
    }
  }, [first, person]);
}

/** The page; or, but for the first one, why it cannot be shown: nobody is signed in, or it is not known who. */
export function Content({ pathname, session }: { pathname: string; session: UseQueryResult<Session> }) {
  const isSignedIn = session.data?.signedIn === true;
  if (pathname === '/' || isSignedIn || session.data?.subject !== undefined) {
    return (
      <>
        <Outlet />
        {pathname !== '/' && !isSignedIn && <SignInAgain />}
      </>
    );
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
