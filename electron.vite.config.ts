import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { build, type Plugin, type Rolldown } from 'vite';

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
 * The policy of every page, also where no server sets it as a header. Mantine writes styles at run time; scripts come from
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

/**
 * Keeps what only the operator's page needs in a folder of its own, `operator/assets`, which the engine gives to operators alone;
 * `assets` holds what the artist's page needs, and is anybody's. A build that gets this wrong fails: guests could read the
 * operator's scripts, or their own page would lack one.
 */
function operatorApart(): { plugin: Plugin; output: Rolldown.OutputOptions } {
  const artist = inRepo('src-renderer/artist.html');
  const artistModules = new Set<string>();
  const isOpen = (modules: readonly string[]) =>
    modules.every(module => artistModules.has(module) || module.startsWith('\0'));
  const folder = (open: boolean) => (open ? 'assets' : 'operator/assets');
  const plugin: Plugin = {
    name: 'lienzo:operator-apart',
    apply: 'build',
    buildEnd() {
      collect(artist, artistModules, id => {
        const module = this.getModuleInfo(id);
        return [...(module?.importedIds ?? []), ...(module?.dynamicallyImportedIds ?? [])];
      });
    },
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const page = files.find(file => file.type === 'chunk' && file.facadeModuleId === artist);
      const needed = new Set<string>();
      collect(page?.fileName ?? '', needed, name => {
        const file = bundle[name];
        if (file?.type !== 'chunk') return [];
        return [...file.imports, ...file.dynamicImports, ...(file.viteMetadata?.importedCss ?? [])];
      });
      for (const { fileName } of files) {
        const open = fileName.startsWith(folder(true));
        if (/\.(js|css)$/.test(fileName) && open !== needed.has(fileName))
          this.error(`${fileName} is in the folder of the wrong page`);
      }
    },
  };
  const output: Rolldown.OutputOptions = {
    entryFileNames: ({ facadeModuleId }) => `${folder(facadeModuleId === artist)}/[name]-[hash].js`,
    // What both pages share would otherwise be named after any file in it.
    chunkFileNames: ({ moduleIds }) =>
      isOpen(moduleIds) ? `${folder(true)}/shared-[hash].js` : `${folder(false)}/[name]-[hash].js`,
    assetFileNames: ({ originalFileNames }) =>
      `${folder(!originalFileNames.includes('index.html'))}/[name]-[hash][extname]`,
  };
  return { plugin, output };
}

/** Adds `start` and whatever can be reached from it to `found`. */
function collect(start: string, found: Set<string>, next: (id: string) => Iterable<string>): void {
  if (found.has(start)) return;
  found.add(start);
  for (const id of next(start)) collect(id, found, next);
}

/** What the viewer's page may consist of; names of modules below the repository. */
const OF_VIEW = [
  /^src-renderer\/view(\/|\.html$)/,
  /^src-renderer\/(draw\/browser-clock|i18n\/language|transport\/room-socket)\.ts$/,
  /^src-shared\//,
  /^node_modules\/partysocket\//,
];

/** Fails a build whose code comes from anywhere else: a library or a whole page is soon pulled in by one import. */
function nothingButView(): Plugin {
  return {
    name: 'lienzo:nothing-but-view',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
      const rendered = chunks.flatMap(({ modules }) =>
        Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0),
      );
      for (const [module] of rendered) {
        const name = path.relative(inRepo(), module.split('?')[0] ?? '').replaceAll(path.sep, '/');
        const known = module.startsWith('\0') || OF_VIEW.some(pattern => pattern.test(name));
        if (!known) this.error(`${name} does not belong into the viewer's page`);
      }
    },
  };
}

/**
 * The viewer's page is a build of its own behind that of the others. In one build, what it has in common with the artist's page (the
 * socket) would become one more file that every guest's phone has to fetch.
 */
function viewApart(): Plugin {
  let outDir = '';
  return {
    name: 'lienzo:view-apart',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await build({
        ...RENDERER,
        configFile: false,
        logLevel: 'warn',
        plugins: [contentSecurityPolicy(), nothingButView()],
        worker: { format: 'es', plugins: () => [nothingButView()] },
        build: {
          ...RENDERER.build,
          outDir,
          emptyOutDir: false,
          rolldownOptions: { input: inRepo('src-renderer/view.html') },
        },
      });
    },
  };
}

/** Lays the kit for TouchDesigner beside the pages; the relay hands it out. */
function touchdesignerKit(): Plugin {
  return {
    name: 'lienzo:touchdesigner-kit',
    apply: 'build',
    generateBundle() {
      for (const name of readdirSync(inRepo('td')).filter(entry => entry.endsWith('.py')))
        this.emitFile({ type: 'asset', fileName: `td/${name}`, source: readFileSync(inRepo('td', name)) });
    },
  };
}

const apart = operatorApart();

/** What all pages have in common. */
const RENDERER = {
  root: inRepo('src-renderer'),
  base: './',
  build: {
    // The guests' phones run the artist's page: what every browser since 2022 reads.
    target: 'es2022',
    minify: true,
    // A font or icon inside a style sheet would be fetched by everyone, needed or not.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

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
    ...RENDERER,
    plugins: [react(), contentSecurityPolicy(), apart.plugin, viewApart(), touchdesignerKit()],
    build: {
      ...RENDERER.build,
      outDir: inRepo('out/renderer'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { index: inRepo('src-renderer/index.html'), artist: inRepo('src-renderer/artist.html') },
        output: apart.output,
      },
    },
  },
});
