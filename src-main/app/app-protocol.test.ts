import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isOwnDownload, isOwnPage, WINDOW_PAGE } from './app-protocol.ts';

const electron = vi.hoisted(() => ({ app: { isPackaged: false }, protocol: {} }));
vi.mock('electron', () => electron);

beforeEach(() => {
  electron.app.isPackaged = false;
  vi.stubEnv('ELECTRON_RENDERER_URL', undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('isOwnPage', () => {
  it.each([WINDOW_PAGE, 'lienzo://app/', 'lienzo://app/index.html?room=K7QMXD#draw'])('knows %s', address => {
    expect(isOwnPage(address)).toBe(true);
  });

  it.each([
    '',
    'about:blank',
    'lienzo://application/index.html',
    'lienzo://app.example.org/index.html',
    'lienzo://app@example.org/index.html',
    'https://app/index.html',
    'file:///app/index.html',
    'http://localhost:5173/',
  ])('refuses %j', address => {
    expect(isOwnPage(address)).toBe(false);
  });

  it('knows the development server by its whole origin', () => {
    vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173');
    expect(isOwnPage('http://localhost:5173/index.html')).toBe(true);
    expect(isOwnPage('http://localhost:51730/')).toBe(false);
    expect(isOwnPage('http://localhost:5173@example.org/')).toBe(false);
    expect(isOwnPage('https://localhost:5173/')).toBe(false);
    expect(isOwnPage(WINDOW_PAGE)).toBe(true);
  });

  it('knows no development server once the app is packaged', () => {
    vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173');
    electron.app.isPackaged = true;
    expect(isOwnPage('http://localhost:5173/')).toBe(false);
    expect(isOwnPage(WINDOW_PAGE)).toBe(true);
  });
});

describe('a download', () => {
  it('is ours when our own page made it', () => {
    expect(isOwnDownload('blob:lienzo://app/5a3f9c1e-0000-4000-8000-000000000000')).toBe(true);
  });

  it.each([
    'https://example.org/lienzo.csv',
    'blob:https://example.org/5a3f9c1e',
    'blob:lienzo://application/5a3f9c1e',
    'data:text/csv,a',
    'lienzo://app/index.html',
    '',
  ])('is not ours from %j', address => {
    expect(isOwnDownload(address)).toBe(false);
  });
});
