import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GROUP_GAP_MOST_PX, GROUP_SIDE_MOST } from '#shared/contract/group';
import { tileGrid } from './tile-grid.ts';

it('hides as much of a wall on the page as its frames hide on the wall', () => {
  const columns = fc.integer({ min: 1, max: GROUP_SIDE_MOST });
  const gapPx = fc.integer({ min: 30, max: GROUP_GAP_MOST_PX });
  fc.assert(
    fc.property(columns, gapPx, (many, gap) => {
      const style = tileGrid({ columns: many, gapPx: gap });
      const gapShare = Number(style['--gap']);
      const tileShare = (100 - gapShare * (many - 1)) / many;
      // Small shares are cut at a line that can be seen; shares are told with three decimals.
      if (gapShare > 0.3) expect(gapShare / tileShare).toBeCloseTo(gap / 720, 2);
      expect(gapShare * (many - 1)).toBeLessThan(100);
    }),
  );
});

it('tells tiles apart that hang without a gap', () => {
  expect(Number(tileGrid({ columns: 3, gapPx: 0 })['--gap'])).toBeGreaterThan(0);
});
