// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { LeaveGuard } from './LeaveGuard';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function Editor() {
  const [typed, setTyped] = useState('');
  return (
    <>
      <LeaveGuard when={typed !== ''} />
      <input aria-label="name" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </>
  );
}

async function open(): Promise<void> {
  const root = createRootRoute({
    component: () => (
      <>
        <Link to={'/elsewhere' as '/'}>away</Link>
        <Outlet />
      </>
    ),
  });
  const routes = [
    createRoute({ getParentRoute: () => root, path: '/', component: Editor }),
    createRoute({ getParentRoute: () => root, path: '/elsewhere', component: () => <p>elsewhere</p> }),
  ];
  const router = createRouter({ routeTree: root.addChildren(routes), history: createMemoryHistory({ initialEntries: ['/'] }) });
  render(<RouterProvider router={router as never} />);
  await screen.findByLabelText('name');
}

describe('leaving a page', () => {
  it('with something typed is asked about, and what is typed stays', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('name'), { target: { value: 'x' } });
    fireEvent.click(screen.getByText('away'));
    expect(await screen.findByRole('dialog', { name: /Leave this page/ })).toBeTruthy();
    fireEvent.click(screen.getByText('Cancel'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('name').value).toBe('x');
    fireEvent.click(screen.getByText('away'));
    fireEvent.click(await screen.findByText('Leave the page'));
    expect(await screen.findByText('elsewhere')).toBeTruthy();
  });

  it('with nothing typed is not', async () => {
    await open();
    fireEvent.click(screen.getByText('away'));
    expect(await screen.findByText('elsewhere')).toBeTruthy();
  });
});
