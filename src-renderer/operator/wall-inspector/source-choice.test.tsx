import { describe, expect, it } from 'vitest';
import type { SourceRef, SourceState } from '#shared/contract/source';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup } from '../displays/test-kit/StillOperator.tsx';
import { SourceChoice } from './SourceChoice.tsx';

const source = (
  key: string,
  ref: SourceRef,
  name: string,
  other: Partial<SourceState> = {},
): SourceState => ({
  key,
  ref,
  name,
  fps: 0,
  displays: 0,
  ...other,
});
const canvas = { kind: 'canvas', room: 'K7QMXD' } as const;
const sources = [
  source('wall-room', { kind: 'wall-room' }, 'Garden'),
  source('canvas:K7QMXD', canvas, 'Garden'),
  source('program:ABCDEF', { kind: 'program', room: 'ABCDEF' }, 'ABCDEF'),
  source('media:a.gif', { kind: 'media', media: 'a.gif' }, 'a.gif', { pictures: 9 }),
  source('playlist:p1', { kind: 'playlist', playlist: 'p1' }, 'Interval'),
];
const options = (refs: SourceRef[]) => {
  const page = markup(
    <SourceChoice targets={[{ display: 'd' }]} refs={refs} sources={sources} />,
    exampleState(),
  );
  return [...page.matchAll(/<option value="([^"]*)"( selected="")?>([^<]*)</g)].map(([, , selected, text]) =>
    selected ? `> ${text}` : text,
  );
};

describe('the choice of a source', () => {
  it('tells those of one room apart, and names no code twice', () => {
    expect(options([canvas])).toEqual([
      'Room on the wall · Garden',
      '> Garden · K7QMXD · canvas',
      'ABCDEF · program',
      'a.gif · clip',
      'Interval · playlist',
    ]);
  });

  it('shows none as chosen where several are led different ones', () => {
    expect(options([canvas, { kind: 'wall-room' }])[0]).toBe('> various');
  });

  it('keeps what is gone in its place, until something else is chosen', () => {
    expect(options([{ kind: 'media', media: 'gone.png' }])[0]).toBe('> not there any more: media:gone.png');
  });
});
