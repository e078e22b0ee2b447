import { describe, expect, it } from 'vitest';
import type { DisplayHealth, DisplayState } from '#shared/contract/state';
import { wallStateOf } from './app-state.ts';

const display = (health: DisplayHealth, routed = true): DisplayState => ({
  id: 'aa:bb:cc:dd:ee:ff',
  name: 'Bar left',
  address: 'http://127.0.0.1:80',
  virtual: false,
  health,
  healthSince: 0,
  routed,
  sender: { kind: 'live', since: 0 },
  fpsSent: 0,
  bytesPerSecond: 0,
  dropped: 0,
});

describe('what an artist is told of the wall', () => {
  it('is the best of the displays that are fed', () => {
    expect(wallStateOf([display('dark'), display('live')], 'live')).toBe('live');
    expect(wallStateOf([display('dark'), display('stale')], 'live')).toBe('stale');
    expect(wallStateOf([display('dark'), display('off')], 'live')).toBe('dark');
  });

  it('is none when nothing is fed, whatever else is live or pressed', () => {
    expect(wallStateOf([], 'live')).toBe('none');
    expect(wallStateOf([display('live', false)], 'dark')).toBe('none');
  });

  it('is what the operator pressed, before anything else', () => {
    expect(wallStateOf([display('live')], 'frozen')).toBe('frozen');
    expect(wallStateOf([display('live')], 'dark')).toBe('dark');
  });
});
