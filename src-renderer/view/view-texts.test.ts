import { describe, expect, it, test } from 'vitest';
import { CLOSE } from '#shared/wire/close-codes';
import { lineOf, viewTexts } from './view-texts.ts';
import type { ViewWishes } from './view-wishes.ts';

const WISHES: ViewWishes = { room: 'K7QMXD', show: 'canvas', background: 'opaque', key: undefined };
const { en, es } = viewTexts;

const line = (code: number, wishes: Partial<ViewWishes> = {}, kind: 'offline' | 'refused' = 'offline') =>
  lineOf({ kind, code }, { ...WISHES, ...wishes }, en);

test('both languages say everything, each in its own words', () => {
  const said = (texts: typeof en) =>
    Object.values(texts).map(text => (typeof text === 'string' ? text : text('K7QMXD')));
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  for (const [index, sentence] of said(es).entries()) {
    expect(sentence.trim()).not.toBe('');
    expect(sentence).not.toBe(said(en)[index]);
  }
  expect(es.noRoom('K7QMXD')).toContain('K7QMXD');
});

describe('the line of a page without a picture', () => {
  it('is empty while it comes in, and while the first canvas is on its way', () => {
    expect(lineOf({ kind: 'connecting' }, WISHES, en)).toBe('');
    expect(lineOf({ kind: 'joined' }, WISHES, en)).toBe('');
  });

  it('R22 says that there is no program yet', () => {
    expect(lineOf({ kind: 'joined' }, { ...WISHES, show: 'program' }, en)).toBe(en.waiting);
  });

  it('R4 says why it is not in', () => {
    expect(line(CLOSE.noSuchRoom)).toBe(en.noRoom('K7QMXD'));
    expect(line(CLOSE.full)).toBe(en.full);
    expect(line(CLOSE.tooMany)).toBe(en.tooMany);
    for (const code of [CLOSE.stopping, CLOSE.tooSlow, 1006]) expect(line(code)).toBe(en.offline);
    expect(line(CLOSE.removed, {}, 'refused')).toBe(en.removed);
    expect(line(CLOSE.malformed, {}, 'refused')).toBe(en.outdated);
  });

  it('tells a PIN that is missing from one that is wrong', () => {
    expect(line(CLOSE.unauthorised, {}, 'refused')).toBe(en.pinMissing);
    expect(line(CLOSE.unauthorised, { key: '0000' }, 'refused')).toBe(en.pinWrong);
  });
});
