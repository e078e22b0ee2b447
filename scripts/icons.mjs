// node scripts/icons.mjs: makes every icon of resources/ from its two drawings, icon.svg and tray.svg. Run it after a change of one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ICNS_SIDES, icnsOf, icoOf } from './lib/icon-files.mjs';
import { repo } from './lib/repo.mjs';
import { main, say } from './lib/say.mjs';

const LINUX_SIDES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIDES = [16, 24, 32, 48, 64, 128, 256];
const TRAY_SIDES = [16, 20, 24, 32, 48];
/** The menu bar of macOS is 22 points high; Apple leaves 2 free on each side. */
const MENU_BAR_SIDE = 18;

const resources = join(repo, 'resources');

await main(async () => {
  mkdirSync(join(resources, 'icons'), { recursive: true });
  const app = await pictures('icon.svg', [...LINUX_SIDES, ...WINDOWS_SIDES, ...ICNS_SIDES]);
  for (const side of LINUX_SIDES) write(`icons/${side}x${side}.png`, app.get(side));
  write('icon.png', app.get(512));
  write('icon.ico', icoOf(WINDOWS_SIDES.map(side => ({ side, png: app.get(side) }))));
  write(
    'icon.icns',
    icnsOf(side => app.get(side)),
  );
  const tray = await pictures('tray.svg', TRAY_SIDES);
  write('tray.png', tray.get(32));
  write('tray.ico', icoOf(TRAY_SIDES.map(side => ({ side, png: tray.get(side) }))));
  write('trayTemplate.png', await silhouette(MENU_BAR_SIDE));
  write('trayTemplate@2x.png', await silhouette(2 * MENU_BAR_SIDE));
  say('resources/ has its icons');
});

/** A drawing as PNG, by side in px. */
async function pictures(drawing, sides) {
  const made = new Map();
  for (const side of new Set(sides))
    made.set(side, await raster(drawing, side).png({ compressionLevel: 9 }).toBuffer());
  return made;
}

/** macOS paints a template image itself, in black or white: only its alpha counts. */
async function silhouette(side) {
  const alpha = await raster('tray.svg', side).extractChannel('alpha').raw().toBuffer();
  const black = { create: { width: side, height: side, channels: 3, background: '#000000' } };
  return sharp(black)
    .joinChannel(alpha, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

function raster(drawing, side) {
  // An SVG is rendered at its density: larger than wanted, then scaled down.
  return sharp(join(resources, drawing), { density: 300 }).resize(side, side).ensureAlpha();
}

function write(name, bytes) {
  writeFileSync(join(resources, name), bytes);
}
