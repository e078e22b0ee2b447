import { expect, it } from 'vitest';
import type { PreviewPicture, PreviewSeen, PreviewWanted } from '#shared/contract/ports';
import { ManualClock } from '#shared/manual-clock';
import { PreviewFeed } from './preview-feed.ts';
import type { PreviewLinkEvents } from './preview-link.ts';

const REGION = { x: 16, y: 32, width: 48, height: 16 };
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

/** A feed, and main at the other end of its link. */
async function feed() {
  const said: (PreviewWanted | PreviewSeen)[] = [];
  const links: PreviewLinkEvents[] = [];
  const clock = new ManualClock();
  const previews = new PreviewFeed(events => {
    links.push(events);
    queueMicrotask(() => events.opened());
    return { send: message => said.push(message), close: () => undefined };
  }, clock);
  const show = (sequence: number, isRegion = false) => {
    const whole = { type: 'picture', display: 'Bar', sequence, sentAtMs: sequence, format: 'jpeg' } as const;
    const bytes = Uint8Array.of(sequence);
    links.at(-1)?.received(isRegion ? { ...whole, bytes, region: REGION } : { ...whole, bytes });
  };
  const watch = (drawn: PreviewPicture[]) => previews.watch('Bar', async picture => void drawn.push(picture));
  const seen = () => said.filter(({ type }) => type === 'seen').length;
  return { previews, clock, links, show, watch, seen };
}

const sequencesOf = (drawn: readonly PreviewPicture[]) => drawn.map(({ sequence }) => sequence);

it('S2 gives a watcher every region, in order, and says of each that it was seen', async () => {
  const { show, watch, seen } = await feed();
  const drawn: PreviewPicture[] = [];
  watch(drawn);
  await settled();
  show(1);
  show(2, true);
  show(3, true);
  await settled();
  expect(drawn.map(({ region }) => region)).toEqual([undefined, REGION, REGION]);
  expect([sequencesOf(drawn), seen()]).toEqual([[1, 2, 3], 3]);
});

it('S2 who begins to look later is given the last whole picture and the regions since', async () => {
  const { show, watch } = await feed();
  const [first, later]: [PreviewPicture[], PreviewPicture[]] = [[], []];
  watch(first);
  await settled();
  show(1);
  show(2, true);
  show(3);
  show(4, true);
  show(5, true);
  watch(later);
  expect(sequencesOf(later)).toEqual([3, 4, 5]);
  show(6, true);
  expect([sequencesOf(first), sequencesOf(later)]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [3, 4, 5, 6],
  ]);
});

it('S2 what main sends after it was gone begins anew', async () => {
  const { clock, links, show, watch } = await feed();
  watch([]);
  await settled();
  show(1);
  show(2, true);
  links[0]?.closed(false);
  clock.advance(1_000);
  await settled();
  show(7);
  show(8, true);
  const later: PreviewPicture[] = [];
  watch(later);
  expect(sequencesOf(later)).toEqual([7, 8]);
});

it('a picture that cannot be drawn counts as seen too: the next one may be well', async () => {
  const { previews, show, seen } = await feed();
  previews.watch('Bar', () => Promise.reject(new Error('no picture')));
  await settled();
  show(1);
  await settled();
  expect(seen()).toBe(1);
});
