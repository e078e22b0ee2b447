import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Served } from './serve.ts';

export const LAPTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The operator's page in a browser of its own, opened by the address with the token. */
export async function openOperator(
  browser: Browser,
  engine: Pick<Served, 'operator'>,
  size = LAPTOP,
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(engine.operator);
  await expect(page.locator('.room__code')).toBeVisible();
  return page;
}
