import { describe, expect, it } from 'vitest';
import { type Crop, NEUTRAL_LOOK } from '#shared/contract/look';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { CropField, type CroppedSource } from './CropField.tsx';
import type { LookPart } from './look-editing.ts';

const ref = { kind: 'media', media: 'a.png' } as const;
const known: CroppedSource = {
  ref,
  state: { key: 'media:a.png', ref, name: 'a.png', width: 400, height: 200, fps: 0, displays: 1 },
};
const field = (crop: Crop, source: CroppedSource = known, various: ReadonlySet<LookPart> = new Set()) => (
  <CropField editing={{ look: { ...NEUTRAL_LOOK, crop }, various, change: () => {} }} source={source} />
);
const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };
const PART: Crop = { x: 0.125, y: 0.25, width: 0.5, height: 0.5 };

describe('the part of the picture that is shown', () => {
  it('stands in figures, in per cent', () => {
    const page = markup(field(PART), exampleState());
    expect([...page.matchAll(/type="number"[^>]*value="([\d.]+)"/g)].map(([, value]) => value)).toEqual([
      '12.5',
      '25',
      '50',
      '50',
    ]);
  });

  it('stands in the picture, which has its own proportions', () => {
    const page = markup(field(PART), exampleState());
    expect(page).toContain('--ratio:2');
    expect(page).toMatch(
      /aria-label="The part of the picture that is shown" style="left:12\.5%;top:25%;width:50%;height:50%"/,
    );
  });

  it('says how to change it while it is all, and what is left of it afterwards', () => {
    expect(read(field(WHOLE), exampleState())).toContain('Drag it, or use the arrow keys');
    expect(read(field(PART), exampleState())).toContain('200 × 100 of 400 × 200 px');
  });

  it('does without the size of a source that has no picture yet', () => {
    const text = read(field(PART, { ref, state: undefined }), exampleState());
    expect(text).toContain('Drag it');
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it('can be set to all of it where only some show all', () => {
    const page = markup(field(WHOLE, known, new Set(['crop'])), exampleState());
    expect(page).toContain('various');
    expect(page).not.toMatch(/disabled=""[^>]*>Show all of it/);
  });
});
