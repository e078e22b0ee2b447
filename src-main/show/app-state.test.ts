import { describe, expect, it } from 'vitest';
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
});
