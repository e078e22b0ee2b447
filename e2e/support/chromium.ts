import { type Browser, chromium, type Page } from '@playwright/test';

/**
 * A name that is no secure context, like the address a phone uses: no coalesced events, no clipboard, no service worker. It
 * must be among the engine's allowed hosts (R17).
 */
export const PLAIN_NAME = 'lienzo.test';

/** A real Chromium that talks to nobody but this machine. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LIENZO_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...(process.env['LIENZO_NO_SANDBOX'] || process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${PLAIN_NAME} 127.0.0.1`,
    ],
  });
}

/** What went wrong on a page: failed requests, answers that are no success, errors of scripts. A sound page has none. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('requestfailed', request =>
    faults.push(`${request.url()} failed: ${request.failure()?.errorText}`),
  );
  page.on('response', response => {
    if (response.status() >= 400) faults.push(`${response.url()} answered ${response.status()}`);
  });
  page.on('pageerror', error => faults.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}
