import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env.PRAXIS_BACKEND ?? 'http://127.0.0.1:8080';
// changeOrigin: false keeps the browser's Host header, which is how the server finds the tenant
const proxied = { target: backend, changeOrigin: false, xfwd: true };

export default defineConfig({
  plugins: [tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }), react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // the server puts a fresh nonce in place of this word in every index.html it sends
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    assetsInlineLimit: 0, // the policy allows no data: fonts
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: (id) => /i18n[\\/](en|hi|ar|fr)[\\/]/.exec(id)?.[1] ?? null, test: /i18n[\\/](en|hi|ar|fr)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PRAXIS_WEB_PORT ?? 5173),
    strictPort: true,
    allowedHosts: ['.praxis.localhost', 'praxis.localhost'],
    proxy: { '/api': proxied, '/.ory': proxied },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
  },
});
