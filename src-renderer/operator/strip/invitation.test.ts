import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { guestAddress, isLoopback } from './guest-address.ts';
import { inGroups, invitationTo } from './invitation.ts';

const bar = exampleRoom({ name: 'Bar', pin: '4711' });
const garden = exampleRoom({ code: 'ABCDEF', name: 'Garden', onWall: false });
const cellar = exampleRoom({ code: 'GHJKMN', name: 'Cellar', onWall: false, open: false });
const state = exampleState({ room: bar, rooms: [bar, garden, cellar] });

describe('the card for guests', () => {
  it('leads into the room on the wall, unless another one is asked for', () => {
    expect(invitationTo(undefined, state)).toMatchObject({ name: 'Bar', code: 'K7QMXD', pin: '4711' });
    expect(invitationTo('ABCDEF', state)).toMatchObject({
      name: 'Garden',
      pin: undefined,
      address: 'http://192.168.1.20:8790/r/ABCDEF',
    });
  });

  it('never keeps the address of a room that has no door any more', () => {
    expect(invitationTo('GHJKMN', state)).toBeUndefined();
    expect(invitationTo('222222', state)).toBeUndefined();
  });

  it('follows the address of this machine', () => {
    const moved = { ...state, guestAddress: 'http://10.0.0.7:8790' };
    expect(invitationTo(undefined, moved)?.address).toBe('http://10.0.0.7:8790/r/K7QMXD');
  });

  it('says the other addresses that a guest can reach, and when there is none at all', () => {
    const addresses = ['http://192.168.1.20:8790', 'http://127.0.0.1:8790', 'http://10.0.0.7:8790'];
    const found = invitationTo(undefined, { ...state, addresses });
    expect(found).toMatchObject({ alone: undefined, others: ['http://10.0.0.7:8790/r/K7QMXD'] });
    const alone = { ...state, guestAddress: 'http://127.0.0.1:8790', addresses: [] };
    expect(invitationTo(undefined, alone)).toMatchObject({ alone: 'unconnected', others: [] });
  });
});

describe('an address that no guest reaches', () => {
  const why = (network: { choice?: string; fixed: boolean }) =>
    invitationTo(undefined, {
      ...state,
      guestAddress: 'http://127.0.0.1:8790',
      network: { networks: [], ...network },
    })?.alone;

  it('is the operator’s choice, until it was made too', () => {
    expect(why({ choice: 'here', fixed: false })).toBe('chosen');
    expect(why({ fixed: false })).toBe('chosen');
  });

  it('cannot be chosen otherwise where it was settled elsewhere', () => {
    expect(why({ fixed: true })).toBe('fixed');
    expect(why({ choice: 'everywhere', fixed: true })).toBe('fixed');
  });

  it('comes of a network that is not there now', () => {
    expect(why({ choice: 'everywhere', fixed: false })).toBe('unconnected');
    expect(why({ choice: 'wlan0', fixed: false })).toBe('unconnected');
  });
});

describe('what is read out', () => {
  it('comes in groups of two or three, and nothing is lost', () => {
    expect(inGroups('4711')).toEqual(['47', '11']);
    expect(inGroups('K7QMXD')).toEqual(['K7Q', 'MXD']);
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,8}$/), pin => {
        expect(inGroups(pin).join('')).toBe(pin);
        for (const group of inGroups(pin)) expect(group.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('the address of guests', () => {
  it('is that of the room', () => {
    expect(guestAddress('http://192.168.1.20:8790/', 'K7QMXD')).toBe('http://192.168.1.20:8790/r/K7QMXD');
  });

  it('is of no use where no other device reaches it', () => {
    for (const host of ['127.0.0.1', '127.3.2.1', 'localhost', '[::1]'])
      expect(isLoopback(`http://${host}:8790`)).toBe(true);
    expect(isLoopback('http://127.example.org:8790')).toBe(false);
    expect(isLoopback('http://192.168.1.20:8790')).toBe(false);
  });
});
