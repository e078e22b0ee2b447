import { expect, type Locator, type Page } from '@playwright/test';
import type { Rgb } from './pictures.ts';

export const canvasOf = (page: Page): Locator => page.getByRole('img', { name: 'Shared canvas: draw here' });

/** The pixels of a canvas element, as the browser has them. */
export async function canvasPixels(canvas: Locator): Promise<Rgb> {
  const { width, height, base64 } = await canvas.evaluate(element => {
    const source = element as HTMLCanvasElement;
    const image = source.getContext('2d')?.getImageData(0, 0, source.width, source.height);
    if (!image) throw new Error('the canvas has no 2D context');
    let text = '';
    for (let at = 0; at < image.data.length; at += 32_768) {
      text += String.fromCharCode(...image.data.subarray(at, at + 32_768));
    }
    return { width: image.width, height: image.height, base64: btoa(text) };
  });
  const rgba = Buffer.from(base64, 'base64');
  const data = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgba.copy(data, pixel * 3, pixel * 4, pixel * 4 + 3);
  return { width, height, data };
}

export type Point = readonly [x: number, y: number];

/** Puts the mouse down on the canvas and moves it; positions are 0–1 of the canvas. The button stays down. */
export async function startStroke(page: Page, points: readonly Point[]): Promise<void> {
  const box = await boxOf(page);
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 8 });
}

export async function drawStroke(page: Page, points: readonly Point[]): Promise<void> {
  await startStroke(page, points);
  await page.mouse.up();
}

/** One finger down, along the points and up, as the browser hears it from a touch screen. */
export async function drawByTouch(page: Page, points: readonly Point[]): Promise<void> {
  const box = await boxOf(page);
  const screen = await page.context().newCDPSession(page);
  for (const [index, [x, y]] of points.entries()) {
    await screen.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [{ x: box.x + x * box.width, y: box.y + y * box.height }],
    });
  }
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await screen.detach();
}

/** Waits until the canvas is on the page and its room has said all that is on it. */
export async function joined(page: Page): Promise<void> {
  await expect(canvasOf(page)).toBeVisible();
}

async function boxOf(page: Page) {
  const box = await canvasOf(page).boundingBox();
  if (!box) throw new Error('the canvas is not on the page');
  return box;
}
