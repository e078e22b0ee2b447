import { describe, expect, it } from 'vitest';
import type { Member } from './links-seat.ts';
import { Tickets } from './links-tickets.ts';

function member(taker: string, pictureBytes = 50_000): Member {
  return {
    taker,
    pictureBytes,
    held: false,
    active: () => true,
    need: () => 0,
    takes: () => 0,
    setShare: () => {},
    relieve: () => {},
  };
}

const alone = () => 1;

/** A megabyte a second: a picture of 50 kB takes 50 ms. */
function megabyte(): Tickets {
  const tickets = new Tickets();
  tickets.setBudget(1_000_000);
  return tickets;
}

describe('the moments of a network', () => {
  it('are at once for the first, and one after the other for those who ask together', () => {
    const tickets = megabyte();
    const waits = ['a', 'b', 'c', 'd'].map(taker => tickets.waitMs(member(taker), alone, 1_000));
    expect(waits).toEqual([0, 30, 80, 130]);
  });

  it('stay the same for who asks again', () => {
    const tickets = megabyte();
    const [first, second] = [member('a'), member('b')];
    tickets.waitMs(first, alone, 1_000);
    expect(tickets.waitMs(second, alone, 1_000)).toBe(30);
    expect(tickets.waitMs(second, alone, 1_010)).toBe(20);
    expect(tickets.waitMs(second, alone, 1_030)).toBe(0);
  });

  it('come round: nobody has two while another waits', () => {
    const tickets = megabyte();
    const all = ['a', 'b', 'c'].map(taker => member(taker));
    const order: string[] = [];
    for (let now = 1_000; now < 2_000; now += 5)
      for (const one of all)
        if (tickets.waitMs(one, alone, now) === 0) {
          tickets.sent(one, 50_000, now);
          order.push(one.taker);
        }
    for (let at = 0; at + 3 <= order.length; at += 3)
      expect(order.slice(at, at + 3).toSorted()).toEqual(['a', 'b', 'c']);
    expect(order.length).toBeLessThanOrEqual(21);
  });

  it('are one for all tiles of a wall', () => {
    const tickets = megabyte();
    const tiles = [member('wall'), member('wall'), member('wall')];
    tickets.waitMs(member('other'), alone, 1_000);
    const waits = tiles.map(tile => tickets.waitMs(tile, () => tiles.length, 1_000));
    expect(new Set(waits).size).toBe(1);
    for (const tile of tiles) tickets.sent(tile, 50_000, 1_030);
    expect(tickets.waitMs(member('other two'), alone, 1_030)).toBe(150);
  });

  it('are given back when nobody uses them', () => {
    const tickets = megabyte();
    const gone = member('gone', 500_000);
    tickets.waitMs(gone, alone, 1_000);
    expect(tickets.waitMs(gone, alone, 1_300)).toBe(0);
    tickets.sent(gone, 1_000, 1_300);
    expect(tickets.waitMs(member('b'), alone, 1_310)).toBe(0);
  });

  it('count what did not wait, because it must not', () => {
    const tickets = megabyte();
    tickets.sent(member('black'), 100_000, 1_000);
    expect(tickets.waitMs(member('b'), alone, 1_000)).toBe(80);
  });

  it('hold nobody up without a budget', () => {
    const tickets = new Tickets();
    tickets.sent(member('a'), 1e9, 0);
    expect(tickets.waitMs(member('b'), alone, 0)).toBe(0);
  });
});
