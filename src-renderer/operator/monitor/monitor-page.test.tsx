import { describe, expect, it } from 'vitest';
import type { AppState } from '#shared/contract/state';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { displayNamed } from '../wall/test-kit/example-wall.ts';
import { MonitorPage } from './MonitorPage.tsx';

const displays = [displayNamed('Bar'), displayNamed('Door')];
const making = { encodesPerSecond: 29.97, passedPerSecond: 4.96, fpsOut: 239.8 };
const stateOf = (other: Partial<AppState> = {}) => exampleState({ displays, ...making, ...other });

describe('the overview of the Monitor page', () => {
  it('says how many encodes serve how many pictures, and what that means', () => {
    expect(read(<MonitorPage />, stateOf())).toContain('30 encodes/s · 5 untouched/s for 240 pictures/s');
    expect(markup(<MonitorPage />, stateOf())).toMatch(/title="Encode once: [^"]*share one encode/);
  });

  it('says it in Spanish to whom speaks Spanish', () => {
    const state = stateOf({ language: 'es' });
    expect(read(<MonitorPage />, state)).toContain('30 codificaciones/s · 5 sin tocar/s para 240 imágenes/s');
    expect(markup(<MonitorPage />, state)).toContain('title="Codificar una vez: ');
  });

  it('does not round what is slow to nothing', () => {
    const slow = stateOf({ encodesPerSecond: 0.4, passedPerSecond: 0, fpsOut: 0.8 });
    expect(read(<MonitorPage />, slow)).toContain('0.4 encodes/s · 0 untouched/s for 0.8 pictures/s');
  });
});
