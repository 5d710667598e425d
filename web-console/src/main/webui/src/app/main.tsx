import '@/lib/strictPolicy';
import '@patternfly/react-core/dist/styles/base.css';
import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followColorScheme } from '@/lib/colorScheme';
import { startI18n } from '@/lib/i18n';
import { queries } from '@/lib/queries';
import { router } from './router';

async function start(): Promise<void> {
  followColorScheme();
  await startI18n();
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('index.html has no #root');
  }
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
