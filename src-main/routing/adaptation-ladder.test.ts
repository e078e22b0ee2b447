import { describe, expect, it } from 'vitest';
import { PICTURE_FORMATS, SIDES } from '#shared/contract/delivery';
import { cost, Ladder, ladderOf, rate } from './adaptation-ladder.ts';

const GOALS = ['smooth', 'balanced', 'best'] as const;
const all = GOALS.flatMap(goal => PICTURE_FORMATS.map(format => ({ goal, format })));

const stepsOf = (ladder: Ladder) => Array.from({ length: ladder.last + 1 }, (_, at) => ladder.at(at));

describe('the ladder of a goal', () => {
  it.each(all)(
    'takes less with every step, and gives more of nothing: $goal as $format',
    ({ goal, format }) => {
      const steps = stepsOf(ladderOf(goal, format));
      for (const [at, step] of steps.entries()) {
        const above = steps[at - 1];
        if (!above) continue;
        expect(cost(step)).toBeLessThan(cost(above));
        expect(step.fps).toBeLessThanOrEqual(above.fps);
        expect(step.side).toBeLessThanOrEqual(above.side);
      }
    },
  );

  it.each(all)('leaves no hole that a display would fall through: $goal as $format', ({ goal, format }) => {
    const steps = stepsOf(ladderOf(goal, format)).filter(({ fps }) => fps > 4);
    for (const [at, step] of steps.entries())
      expect(cost(steps[at + 1] ?? step)).toBeGreaterThan(cost(step) / 2.5);
  });

  it('gives way in fps first, then in quality, then in size', () => {
    const steps = stepsOf(ladderOf('balanced', 'jpeg'));
    const first = (changed: 'fps' | 'quality' | 'side') =>
      steps.findIndex(step => step[changed] !== steps[0]?.[changed]);
    expect(first('fps')).toBeLessThan(first('quality'));
    expect(first('quality')).toBeLessThan(first('side'));
  });

  it('means by smooth every movement, and by best every detail', () => {
    const at = (goal: (typeof GOALS)[number], times: number) => {
      const ladder = ladderOf(goal, 'jpeg');
      return ladder.at(ladder.first(step => cost(step) <= times));
    };
    const [smooth, balanced, best] = GOALS.map(goal => at(goal, 8));
    expect(smooth?.fps).toBeGreaterThan(balanced?.fps ?? 0);
    expect(balanced?.fps).toBeGreaterThan(best?.fps ?? 0);
    expect(best?.quality).toBeGreaterThan(balanced?.quality ?? 0);
    expect(smooth?.side).toBeLessThan(balanced?.side ?? 0);
  });

  it('has few steps, and the same for all, so that displays share their bytes', () => {
    const pictures = all.flatMap(({ goal }) =>
      stepsOf(ladderOf(goal, 'jpeg')).map(({ quality, side }) => `${quality} ${side}`),
    );
    expect(new Set(pictures).size).toBeLessThanOrEqual(10);
  });

  it('S4: sends sides of multiples of 16 only', () => {
    for (const side of SIDES) expect(side % 16).toBe(0);
  });

  it('has no qualities for a PNG, which loses nothing', () => {
    for (const goal of GOALS)
      expect(new Set(stepsOf(ladderOf(goal, 'png')).map(({ quality }) => quality)).size).toBe(1);
  });
});

describe('finding a step', () => {
  const ladder = ladderOf('balanced', 'jpeg');

  it('is the best that passes, and the last when none does', () => {
    expect(ladder.at(ladder.first(({ fps }) => fps <= 20))).toMatchObject({
      fps: 20,
      quality: 75,
      side: 720,
    });
    expect(ladder.first(() => false)).toBe(ladder.last);
  });

  it('goes at least one step up, and not past the top', () => {
    expect(ladder.above(5, 1)).toBe(4);
    expect(ladder.above(5, 1_000)).toBe(0);
    expect(ladder.above(0, 2)).toBe(0);
  });

  it('knows no step beyond its ends', () => {
    expect(ladder.at(-3)).toEqual(ladder.at(0));
    expect(ladder.at(1_000)).toEqual(ladder.at(ladder.last));
    expect(() => new Ladder([])).toThrow('needs a step');
  });
});

describe('the rates', () => {
  it('are found from any number', () => {
    expect(rate.above(20)).toBe(25);
    expect(rate.above(60)).toBe(60);
    expect(rate.below(23.9)).toBe(20);
    expect(rate.below(0.3)).toBe(1);
  });
});
