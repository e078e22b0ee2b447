import { describe, expect, it } from 'vitest';
import { ImageError } from '../imaging/image-error.ts';
import { whyOf } from './why-of.ts';

const systemError = (code: string) => Object.assign(new Error(`${code}: it failed`), { code });

describe('why a file cannot be shown', () => {
  it.each(['EACCES', 'EPERM', 'EIO', 'EBUSY'])('%s is no fault of the picture', code => {
    expect(whyOf(systemError(code))).toEqual({ code: 'file-unreadable', detail: `${code}: it failed` });
  });

  it('a disk that did not answer in time is no fault of the picture either', () => {
    const why = { code: 'file-unreadable', detail: 'no answer for 40 s' };
    expect(whyOf(new Error('no answer for 40 s'))).toEqual(why);
  });

  it.each(['ENOSPC', 'EDQUOT'])('%s is a full disk, whatever the size of the picture', code => {
    expect(whyOf(systemError(code))).toEqual({ code: 'disk-full', detail: `${code}: it failed` });
  });

  it.each([
    ['unknown-format', 'file-unknown'],
    ['broken', 'file-broken'],
    ['too-large', 'file-too-large'],
  ] as const)('a picture that is %s is told as %s', (fault, code) => {
    expect(whyOf(new ImageError(fault, 'It is.'))).toEqual({ code, detail: 'It is.' });
  });
});
