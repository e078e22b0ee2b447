import { describe, expect, it } from 'vitest';
import { type SourceRef, WALL_ROOM } from '#shared/contract/source';
import { sizeWords, sourceKind, sourceName, sourceOf } from './sources.ts';
import { exampleSource } from './test-kit/example-wall.ts';

const clip: SourceRef = { kind: 'media', media: 'summer.webp' };
const refs: readonly SourceRef[] = [
  WALL_ROOM,
  { kind: 'canvas', room: 'K7QMXD' },
  { kind: 'program', room: 'K7QMXD' },
  clip,
  { kind: 'playlist', playlist: 'evening' },
];

describe('a source', () => {
  it('is found by what it is, whichever object says so', () => {
    const sources = refs.map(ref => exampleSource(ref));
    for (const ref of refs) expect(sourceOf({ ...ref }, sources)?.ref).toEqual(ref);
    expect(sourceOf({ kind: 'canvas', room: 'ABCDEF' }, sources)).toBeUndefined();
  });

  it('is a clip when it has more than one picture, and a still before that is known', () => {
    expect(sourceKind(clip, exampleSource(clip, { pictures: 48 }))).toBe('clip');
    expect(sourceKind(clip, exampleSource(clip, { pictures: 1 }))).toBe('still');
    expect(sourceKind(clip, undefined)).toBe('still');
  });

  it.each(refs)('has a name also when it is gone: %o', ref => {
    expect(sourceName(ref, exampleSource(ref), 'K7QMXD')).toBe('Garden');
    expect(sourceName(ref, undefined, 'K7QMXD')).toMatch(/K7QMXD|summer\.webp|evening/);
    expect(sourceKind(ref, undefined)).toBeDefined();
  });

  it('has a size as soon as it has a picture', () => {
    expect(sizeWords({ width: 1280, height: 720 })).toBe('1280 × 720');
    expect(sizeWords({})).toBeUndefined();
  });
});
