import { readFile } from 'node:fs/promises';
import { type ElectronApplication, expect, type Frame, type Page, test } from '@playwright/test';
import { canvasOf, canvasPixels, joined } from './support/canvas.ts';
import { openApp } from './support/electron-app.ts';
import { inked } from './support/pictures.ts';
import { python } from './support/python.ts';

/** What the window does not let a page do, and what must never be loaded into its process. */
const OWN_PAGE = 'lienzo://app/index.html';

test('refuses navigation, new windows, permissions and Node', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    const permission = await page.evaluate(() =>
      navigator.geolocation
        ? new Promise(resolve =>
            navigator.geolocation.getCurrentPosition(
              () => resolve('given'),
              () => resolve('refused'),
            ),
          )
        : 'refused',
    );
    expect(permission).toBe('refused');
    expect(app.windows()).toHaveLength(1);
    const blocked = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.head.append(script);
      return !('intruder' in window);
    });
    expect(blocked).toBe(true);
    await page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    // Playwright still waits for the navigation that never comes, so the window is asked itself.
    const address = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
    await expect.poll(address).toBe(OWN_PAGE);
  } finally {
    await app.close();
  }
});

test('hands no port over for a frame in the page, for another origin or under an unknown name', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    await noteThePortsOf(app);
    await page.evaluate(() => {
      Object.assign(window, { heard: 0 });
      window.addEventListener('message', ({ data }) => {
        if (data?.type === 'lienzo:port') Object.assign(window, { heard: Reflect.get(window, 'heard') + 1 });
      });
    });
    await offerPort(await openFrame(page), 'preview');
    await offerPort(await openFrame(page, 'allow-scripts'), 'preview');
    await offerPort(page.mainFrame(), 'settings');
    // The preload hears a message before the page does: what it had not handed over by now, it never will.
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'heard'))).toBe(3);
    await offerPort(page.mainFrame(), 'preview');
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'handedOver'))).toEqual(['preview']);
  } finally {
    await app.close();
  }
});

test('main serves no port that another page, a frame or an unknown name hands over', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    const own = { url: OWN_PAGE, parent: null };
    const room = await page.locator('.room__code').innerText();
    const portIsClosed = (offer: Offer) => isClosed(app, room, offer);
    expect(await portIsClosed({ name: 'settings', frame: own })).toBe(true);
    expect(await portIsClosed({ name: 'draw', frame: { url: OWN_PAGE, parent: own } })).toBe(true);
    expect(await portIsClosed({ name: 'draw', frame: { url: 'https://example.com/', parent: null } })).toBe(
      true,
    );
    expect(await portIsClosed({ name: 'draw', frame: null })).toBe(true);
    expect(await portIsClosed({ name: 'draw', frame: own })).toBe(false);
  } finally {
    await app.close();
  }
});

test('no native sharp is in the window’s process on Linux, also after a peer drew by pictures', async () => {
  test.skip(process.platform !== 'linux', 'only the GLib of Linux collides with it');
  const { app, page, http } = await openApp();
  try {
    await joined(page);
    const code = await page.locator('.room__code').innerText();
    const peer = python('seed_peer.py', '--url', `${http.replace('http', 'ws')}/?room=${code}`);
    await peer.until(({ event, kind }) => event === 'sent' && kind === 'end');
    await expect.poll(async () => inked(await canvasPixels(canvasOf(page)))).toBeGreaterThan(0.01);
    await peer.stop();
    const maps = await readFile(`/proc/${await app.evaluate(() => process.pid)}/maps`, 'utf8');
    // The other native modules are there, so this is the process that takes the pictures in.
    expect(maps).toMatch(/canvas.*\.node/);
    expect(maps).not.toMatch(/libvips|sharp-linux/);
  } finally {
    await app.close();
  }
});

test('downloads what our own page made, and nothing else', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    await app.evaluate(({ session }) => {
      const seen: { url: string; refused: boolean }[] = [];
      Reflect.set(globalThis, 'downloads', seen);
      session.defaultSession.on('will-download', (event, item) => {
        seen.push({ url: item.getURL(), refused: event.defaultPrevented });
        // No dialog in a test.
        event.preventDefault();
      });
    });
    const download = (address: string | null) =>
      page.evaluate(given => {
        const link = document.createElement('a');
        link.href = given ?? URL.createObjectURL(new Blob(['a,b\n'], { type: 'text/csv' }));
        link.download = 'lienzo.csv';
        link.click();
      }, address);
    const seen = () =>
      app.evaluate(() => Reflect.get(globalThis, 'downloads') as { url: string; refused: boolean }[]);
    await download(null);
    await expect
      .poll(seen)
      .toEqual([{ url: expect.stringMatching(/^blob:lienzo:\/\/app\//), refused: false }]);
    await download('data:text/csv,a');
    await expect.poll(seen).toHaveLength(2);
    expect((await seen())[1]?.refused).toBe(true);
  } finally {
    await app.close();
  }
});

/** Lets main note the name of every port that reaches it from now on. */
function noteThePortsOf(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ ipcMain }) => {
    const names: unknown[] = [];
    Reflect.set(globalThis, 'handedOver', names);
    ipcMain.on('lienzo:port', (_, name) => names.push(name));
  });
}

/** A frame in the page; with `sandbox` it is of another origin. */
async function openFrame(page: Page, sandbox?: string): Promise<Frame> {
  const attached = page.waitForEvent('frameattached');
  await page.evaluate(rights => {
    const frame = document.createElement('iframe');
    if (rights !== undefined) frame.setAttribute('sandbox', rights);
    document.body.append(frame);
  }, sandbox);
  return attached;
}

/** Hands a port to the page that a frame is in (itself, for the main frame), as our own page does. */
function offerPort(frame: Frame, name: string): Promise<void> {
  return frame.evaluate(wanted => {
    const { port1 } = new MessageChannel();
    window.parent.postMessage({ type: 'lienzo:port', name: wanted }, '*', [port1]);
  }, name);
}

interface Offer {
  readonly name: string;
  /** Who is said to have sent it. */
  readonly frame: { readonly url: string; readonly parent: object | null } | null;
}

/** Lets main hear an offer that no preload of ours would pass on; whether it closed the port instead of answering a hello. */
function isClosed(app: ElectronApplication, room: string, offer: Offer): Promise<boolean> {
  return app.evaluate(
    ({ ipcMain, MessageChannelMain }, { name, frame, code }) => {
      const { port1, port2 } = new MessageChannelMain();
      return new Promise<boolean>(resolve => {
        port2.once('close', () => resolve(true));
        port2.once('message', () => resolve(false));
        port2.start();
        ipcMain.emit('lienzo:port', { ports: [port1], senderFrame: frame }, name);
        port2.postMessage(JSON.stringify({ type: 'room', room: code }));
        port2.postMessage(JSON.stringify({ type: 'hello', token: 'a-token-of-an-artist' }));
      });
    },
    { ...offer, code: room },
  );
}
