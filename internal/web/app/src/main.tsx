import './app/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/query';
import { Pending } from './app/pending';
import { Providers, styleNonce } from './app/providers';
import { makeRouter } from './app/router';
import { startI18n } from './i18n/i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

setNonce(styleNonce()); // for the style that stops the page from scrolling under a dialog
const queries = makeQueryClient();
const router = makeRouter(queries);

await startI18n();
createRoot(root).render(
  <StrictMode>
    <Providers queries={queries}>
      <Suspense fallback={<Pending />}>
        <RouterProvider router={router} />
      </Suspense>
    </Providers>
  </StrictMode>,
);
