import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const inRepo = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/** Native packages and `ws` are loaded at run time; everything else is bundled, so what is shipped is what was tested. */
const OUTSIDE = [
  'electron',
  'ws',
  'sharp',
  /^@img\//,
  '@napi-rs/canvas',
  '@julusian/jpeg-turbo',
  '@photostructure/sqlite',
  'busboy',
];

/**
 * The policy of both pages, also where no server sets it as a header. Mantine writes styles at run time; scripts come from
 * the bundle alone. `ws:` and `wss:` beside `'self'`: older Safari does not count a socket of the same host as `'self'`.
 * The development server puts small scripts into the page for hot reload.
 */
function contentSecurityPolicy(): Plugin {
  const policy = (development: boolean) =>
    [
      "default-src 'none'",
      `script-src 'self'${development ? " 'unsafe-inline'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self' ws: wss:",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
  return {
    name: 'lienzo:content-security-policy',
    transformIndexHtml: (_html, { server }) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(server !== undefined) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  main: {
    build: {
      // The oldest Node that runs the engine (`engines` of package.json); electron-vite does not know our Electron.
      target: 'node20.19',
      outDir: inRepo('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { app: inRepo('src-main/app/main.ts'), serve: inRepo('src-main/cli/serve.ts') },
        external: OUTSIDE,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.19',
      outDir: inRepo('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: inRepo('src-main/app/preload.ts') },
        // A sandboxed preload is one CommonJS file that requires only `electron`.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inRepo('src-renderer'),
    base: './',
    plugins: [react(), contentSecurityPolicy()],
    build: {
      // The guests' phones run the artist's page: what every browser since 2022 reads.
      target: 'es2022',
      outDir: inRepo('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // A font or icon inside a style sheet would be fetched by everyone, needed or not.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: inRepo('src-renderer/index.html'), artist: inRepo('src-renderer/artist.html') },
        // The one chunk that both pages share would otherwise be named after any file in it.
        output: { chunkFileNames: 'assets/shared-[hash].js' },
      },
    },
  },
});
