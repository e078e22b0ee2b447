import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOfNatives, nativeFilesIn } from './scripts/lib/native-files.mjs';
import { packagesNotAtRunTime } from './scripts/lib/production-tree.mjs';

/** electron-builder's numbers of processors. */
const ARCHS = { 0: 'ia32', 1: 'x64', 2: 'armv7l', 3: 'arm64', 4: 'universal' };

/** What goes in, on every platform. Given to each of them as a whole: a list of exclusions alone would mean everything else. */
const FILES = [
  'package.json',
  'out/**',
  // A package cannot run as Node, so the program without a window is of no use in it.
  '!out/main/serve.js',
  '!out/.build-stamp',
  ...packagesNotAtRunTime().map(path => `!${path}/**`),
  '!**/*.{map,md,d.ts,d.cts,d.mts}',
  '!node_modules/@julusian/jpeg-turbo/{src,CMakeLists.txt}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
  '!node_modules/@julusian/jpeg-turbo/prebuilds/!(jpeg-turbo-${platform}-${arch})/**',
  '!node_modules/@photostructure/sqlite/{src,binding.gyp}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
  '!node_modules/@photostructure/sqlite/prebuilds/!(${platform}-${arch})/**',
  '!node_modules/@photostructure/sqlite/prebuilds/*/*.musl.node',
  '!node_modules/pkg-prebuilds/bin/**',
  '!node_modules/sharp/{src,install}/**',
  // Inside Electron on Linux the native sharp must not run (src-main/imaging/sharp.ts); its WASM build takes its place.
  '!node_modules/@img/sharp-{linux,libvips-linux}*/**',
];

/** Elsewhere than on Linux sharp is native. */
const WITHOUT_WASM = ['!node_modules/@img/sharp-wasm32/**', '!node_modules/@emnapi/**'];

/** Electron's own licences come with its runtime; these are everybody else's. */
const resource = name => ({ from: `resources/${name}`, to: name });
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const RESOURCES = ['icon.png', NOTICES].map(resource);

/** What `npm run package` makes; docs/PACKAGING.md says how. */
export default {
  appId: 'art.lienzo.desktop',
  productName: 'Lienzo',
  copyright: 'The Lienzo maintainers',
  // Nothing has a page yet, but deb asks for one; the name is reserved (RFC 2606) and leads nowhere.
  // The desktop name ties windows to the launcher's icon.
  extraMetadata: { homepage: 'https://lienzo.example', desktopName: 'lienzo.desktop' },
  directories: { output: 'dist', buildResources: 'resources' },
  // Every native package brings prebuilt files for Node-API, which are the same for every Node and Electron.
  npmRebuild: false,
  electronLanguages: ['en', 'es'],
  asar: true,
  // The system loads libraries from real files only; sharp's WASM build starts threads from its own.
  asarUnpack: ['**/*.node', 'node_modules/@img/**'],
  extraResources: RESOURCES,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    // macOS and Windows only; on Linux Electron does not look at it.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The window's pages have a scheme of their own; no page is a file.
    grantFileProtocolExtraPrivileges: false,
  },
  afterPack: checkPackage,
  linux: {
    executableName: 'lienzo',
    syncDesktopName: true,
    category: 'Graphics',
    synopsis: 'Draw together, live, on networked displays',
    maintainer: 'The Lienzo maintainers <maintainers@lienzo.example>',
    icon: 'resources/icons',
    target: ['deb', 'AppImage'],
    files: FILES,
    extraResources: [resource('tray.png')],
  },
  win: {
    icon: 'resources/icon.ico',
    target: ['nsis'],
    files: [...FILES, ...WITHOUT_WASM],
    extraResources: [resource('tray.ico')],
  },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, installerLanguages: ['en_US', 'es_ES'] },
  mac: {
    icon: 'resources/icon.icns',
    category: 'public.app-category.graphics-design',
    target: ['dmg'],
    files: [...FILES, ...WITHOUT_WASM],
    extraResources: ['trayTemplate.png', 'trayTemplate@2x.png'].map(resource),
    extendInfo: {
      NSLocalNetworkUsageDescription:
        'Lienzo sends pictures to displays and takes drawings from guests in your network.',
    },
  },
};

/**
 * A package with native files missing or of another platform would start and then fail in the middle of a show, and one without
 * its notices breaks other people's licences: neither is made.
 */
async function checkPackage({ appOutDir, packager, arch, electronPlatformName }) {
  const resources = packager.getResourcesDir(appOutDir);
  // A runtime given as a folder keeps its welcome page, which nothing may load.
  await rm(join(resources, 'default_app.asar'), { force: true });
  if (!existsSync(join(resources, NOTICES)))
    throw new Error(`resources/${NOTICES} is missing: use npm run package.`);
  const unpacked = nativeFilesIn(join(resources, 'app.asar.unpacked'));
  const faults = faultsOfNatives(unpacked, electronPlatformName, ARCHS[arch]);
  if (faults.length === 0) return;
  const target = `${electronPlatformName}-${ARCHS[arch]}`;
  throw new Error(
    `The package for ${target} would not run: ${faults.join('; ')}. Make it on ${target}, where npm installs its native files.`,
  );
}
