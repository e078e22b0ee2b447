import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEDIA_BYTES_MOST } from '#shared/contract/media';
import { ManualClock } from '#shared/manual-clock';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { MediaFolder } from './media-folder.ts';
import { type UploadPart, Uploads } from './uploads.ts';

function open() {
  const folder = temporaryFolder();
  const clock = new ManualClock();
  return { folder, clock, uploads: new Uploads({ folder: new MediaFolder(folder), clock }) };
}

function partOf(change: Partial<UploadPart> = {}): UploadPart {
  return { upload: 'u1', name: 'cat.png', total: 6, offset: 0, part: Buffer.from('abc'), ...change };
}

describe('an upload', () => {
  it('is the file that was cut into parts, wherever it was cut', async () => {
    const { folder, uploads } = open();
    let count = 0;
    const file = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        count += 1;
        const upload = `u${count}`;
        let media: string | undefined;
        for (let offset = 0; offset < bytes.length; offset += size) {
          expect(media).toBeUndefined();
          const part = Buffer.from(bytes.subarray(offset, offset + size));
          media = await uploads.receive({ upload, name: `${upload}.png`, total: bytes.length, offset, part });
        }
        expect(media).toBe(`${upload}.png`);
        expect(readFileSync(path.join(folder, `${upload}.png`))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 30 },
    );
  });

  it('of a name that is taken gets a number; what is there stays', async () => {
    const { folder, uploads } = open();
    const whole = (text: string, upload: string) =>
      uploads.receive(partOf({ upload, total: text.length, part: Buffer.from(text) }));
    expect(await Promise.all([whole('one', 'a'), whole('two', 'b')])).toEqual(['cat.png', 'cat (2).png']);
    expect(readFileSync(path.join(folder, 'cat.png'), 'utf8')).toBe('one');
    expect(readFileSync(path.join(folder, 'cat (2).png'), 'utf8')).toBe('two');
  });

  it('leaves nothing in the folder until all of it is there', async () => {
    const { folder, uploads } = open();
    await uploads.receive(partOf());
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that nobody goes on with is given up after a minute', async () => {
    const { clock, uploads } = open();
    await uploads.receive(partOf());
    clock.advance(59_000);
    await uploads.receive(partOf({ offset: 3, part: Buffer.from('d') }));
    clock.advance(60_000);
    const late = uploads.receive(partOf({ offset: 4, part: Buffer.from('ef') }));
    await expect(late).rejects.toMatchObject({ code: 'unknown' });
    expect(clock.pending).toBe(0);
  });

  it('begins anew with offset 0', async () => {
    const { folder, uploads } = open();
    await uploads.receive(partOf());
    await uploads.receive(partOf({ part: Buffer.from('xyz') }));
    expect(await uploads.receive(partOf({ offset: 3, part: Buffer.from('def') }))).toBe('cat.png');
    expect(readFileSync(path.join(folder, 'cat.png'), 'utf8')).toBe('xyzdef');
  });

  it.each([
    ['skips something', { offset: 4 }],
    ['comes twice', { offset: 2 }],
    ['is of another size', { offset: 3, total: 7 }],
    ['is too long', { offset: 3, part: Buffer.from('defg') }],
  ])('is refused when a part %s, and forgotten', async (_, change) => {
    const { clock, uploads } = open();
    await uploads.receive(partOf());
    await expect(uploads.receive(partOf(change))).rejects.toMatchObject({ code: 'order' });
    await expect(uploads.receive(partOf({ offset: 3 }))).rejects.toMatchObject({ code: 'unknown' });
    expect(clock.pending).toBe(0);
  });

  it('that is too large, or could have no name, is refused with its first part', async () => {
    const { uploads } = open();
    const large = uploads.receive(partOf({ total: MEDIA_BYTES_MOST + 1 }));
    await expect(large).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('64 MB'),
    });
    await expect(uploads.receive(partOf({ name: '../..' }))).rejects.toMatchObject({ code: 'bad-name' });
  });

  it('waits for others when too much comes in at once', async () => {
    const { uploads } = open();
    const half = Buffer.alloc(MEDIA_BYTES_MOST - 1);
    const begin = (upload: string) =>
      uploads.receive(partOf({ upload, total: MEDIA_BYTES_MOST, part: half }));
    await Promise.all([begin('a'), begin('b')]);
    await expect(begin('c')).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('at once'),
    });
    uploads.close();
  });

  it('says what the disk said', async () => {
    const clock = new ManualClock();
    const file = path.join(temporaryFolder(), 'in the way');
    writeFileSync(file, '');
    const uploads = new Uploads({ folder: new MediaFolder(path.join(file, 'media')), clock });
    const whole = uploads.receive(partOf({ part: Buffer.from('abcdef') }));
    await expect(whole).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('ENOTDIR') });
    expect(clock.pending).toBe(0);
  });
});
