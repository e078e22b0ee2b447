import { describe, expect, it } from 'vitest';
import { MediaError, type MediaFault } from '../media/media-error.ts';
import { attempt, attemptLater } from './attempt.ts';

describe('a fault of the media, as whoever gave the command is told', () => {
  it.each<[MediaFault, string]>([
    // Nothing is wrong with the file: it can be sent once more as it is.
    ['order', 'NOT_NOW'],
    ['busy', 'NOT_NOW'],
    ['bad-name', 'BAD_REQUEST'],
    ['too-large', 'BAD_REQUEST'],
    ['unknown', 'NOT_FOUND'],
    ['disk', 'DISK'],
  ])('%s is %s, with the same sentence', async (fault, code) => {
    const fail = () => {
      throw new MediaError(fault, 'It did not work.');
    };
    const told = { name: 'CommandError', code, message: 'It did not work.' };
    expect(() => attempt(fail)).toThrow(expect.objectContaining(told));
    await expect(attemptLater(async () => fail())).rejects.toMatchObject(told);
  });
});
