import { describe, expect, it } from 'vitest';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import type { DisplayHealth } from '#shared/contract/state';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';
import { wallStateOf } from './app-state.ts';

const display = (health: DisplayHealth, routed = true) => exampleDisplay({ health, routed });

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

  it('leaves out displays whose route is held or dark, and says so when there is no other', () => {
    const held = exampleDisplay({ route: { ...DEFAULT_ROUTE, state: 'frozen' } });
    const black = exampleDisplay({ route: { ...DEFAULT_ROUTE, state: 'dark' } });
    expect(wallStateOf([held, display('stale')], 'live')).toBe('stale');
    expect(wallStateOf([held, black], 'live')).toBe('frozen');
    expect(wallStateOf([black], 'live')).toBe('dark');
    expect(wallStateOf([held], 'dark')).toBe('dark');
  });
});
