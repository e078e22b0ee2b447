import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { type WallMember, WallMembers, Walls } from './wall-members.ts';

const member = (id: string, wantedFps: number, keepsUp = wantedFps > 0): WallMember => ({
  id,
  wantedFps,
  keepsUp,
});

function hung(...members: readonly WallMember[]) {
  const clock = new ManualClock();
  const wall = new WallMembers('stage', clock);
  wall.set(members);
  const gone: string[] = [];
  const arrives = (id: string) => wall.release.arrived(id, 1, () => gone.push(id));
  return { clock, wall, gone, arrives };
}

describe('WallMembers', () => {
  it('go at the pace of the slowest that wants frames, whoever is dark', () => {
    expect(hung(member('a', 30), member('b', 12), member('c', 0)).wall.fps).toBe(12);
    expect(hung(member('a', 0)).wall.fps).toBe(0);
  });

  it('are not slowed down by one that is behind, nor by one that takes next to nothing', () => {
    expect(hung(member('a', 30), member('b', 24), member('c', 2, false)).wall.fps).toBe(24);
    expect(hung(member('a', 30), member('b', 1)).wall.fps).toBe(30);
    expect(hung(member('a', 2, false), member('b', 3, false)).wall.fps).toBe(2);
    const { gone, arrives } = hung(member('a', 30), member('b', 1));
    arrives('a');
    expect(gone).toEqual(['a']);
  });

  it('wait for one another for one frame of that pace', () => {
    const { clock, gone, arrives } = hung(member('a', 30), member('b', 10));
    arrives('a');
    clock.advance(99);
    expect(gone).toEqual([]);
    clock.advance(1);
    expect(gone).toEqual(['a']);
  });

  it('wait neither for one that is dark nor for one that is behind', () => {
    const { gone, arrives } = hung(member('a', 30), member('b', 0), member('c', 30, false));
    arrives('a');
    expect(gone).toEqual(['a']);
  });
});

describe('Walls', () => {
  it('know their displays, and let them go when they are dissolved', () => {
    const clock = new ManualClock();
    const walls = new Walls(clock);
    const stage = walls.of('stage');
    const [one, two] = [member('a', 30), member('b', 30)].map(part => ({ ...part, wall: stage }));
    if (!one || !two) throw new Error('two members');
    walls.set([one, two, { ...member('c', 5), wall: undefined }]);
    expect([walls.of('stage'), stage.fps]).toEqual([stage, 30]);
    const gone: string[] = [];
    stage.release.arrived('a', 1, () => gone.push('a'));
    walls.keep(new Set(['bar']));
    expect([gone, clock.pending]).toEqual([['a'], 0]);
    expect(walls.of('stage')).not.toBe(stage);
  });
});
