import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { directoryQuery, tenantNameQuery } from '@/lib/directory';
import { useSettled } from '@/lib/settled';

const ID = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

/** More are not read through: more letters find fewer. */
const SHOWN = 50;

/** What is typed to find a tenant, what is found, and where the keys have come to in it. */
export function useTenantSearch(tenant: string, onChange: (tenant: string) => void) {
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState<number>();
  const wanted = useSettled((typed ?? '').trim());
  const query = useQuery({ ...directoryQuery(wanted), enabled: isOpen, placeholderData: keepPreviousData });
  const name = useQuery({ ...tenantNameQuery(tenant), enabled: tenant !== '' }).data;
  const items = query.data?.items ?? [];
  const found = isOpen ? items.slice(0, SHOWN) : [];

  const open = () => setOpen(true);
  const leave = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(undefined);
  };
  const choose = (id: string) => {
    leave();
    onChange(id);
  };
  const type = (text: string) => {
    setOpen(true);
    setTyped(text);
    setActive(undefined);
  };
  /** Left without a word: what is not chosen is as if it had not been typed, and what is emptied is empty. */
  const blur = () => {
    if (typed?.trim() === '' && tenant !== '') {
      onChange('');
    }
    leave();
  };
  /** What is typed and nothing else: a short name, or what only one tenant's name holds. */
  const take = async (text: string) => {
    const { items: all } = await cache.fetchQuery(directoryQuery(text));
    const meant = all.find(({ id }) => id === text) ?? (all.length === 1 ? all[0] : undefined);
    if (meant) {
      choose(meant.id);
    }
  };
  /** Where tenants cannot be searched, the service itself says whether it knows that short name. */
  const takeUnsearched = (text: string) => (ID.test(text) ? choose(text) : open());
  const enter = () => {
    const text = (typed ?? '').trim();
    const at = active === undefined ? undefined : found[active];
    if (at) {
      choose(at.id);
    } else if (typed !== undefined && text === '') {
      choose('');
    } else if (text !== '') {
      void take(text).catch(() => takeUnsearched(text));
    } else {
      open();
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const last = found.length - 1;
    switch (event.key) {
      case 'Enter':
        event.preventDefault();
        return enter();
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        open();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const from = active ?? (step === 1 ? -1 : last + 1);
        return setActive(last < 0 ? undefined : (from + step + found.length) % found.length);
      }
      default:
        return undefined;
    }
  };

  const shown = tenant === '' ? '' : name ? `${name} (${tenant})` : tenant;
  const note = query.isError
    ? ('failed' as const)
    : query.data === undefined
      ? ('searching' as const)
      : items.length === 0
        ? ('none' as const)
        : items.length > SHOWN || query.data.next
          ? ('more' as const)
          : undefined;
  return {
    isOpen,
    text: typed ?? shown,
    active: active !== undefined && active < found.length ? active : undefined,
    found,
    note: isOpen ? note : undefined,
    open,
    toggle: () => (isOpen ? leave() : open()),
    leave,
    blur,
    choose,
    clear: () => choose(''),
    type,
    onKey,
  };
}
