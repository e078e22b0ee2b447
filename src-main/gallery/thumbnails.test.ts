import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { encodePng } from '../imaging/pictures.ts';
import { until } from './test-kit/open-gallery.ts';
import { Thumbnails } from './thumbnails.ts';

async function thumbnailsOf(clock = new ManualClock()) {
  const png = await encodePng({ width: 4, height: 4, data: Buffer.alloc(64, 99) });
  const reads: string[] = [];
  const answers: (() => void)[] = [];
  const disk = { broken: false, silent: false };
  const thumbnails = new Thumbnails({
    clock,
    read: async file => {
      reads.push(file);
      if (disk.silent) await new Promise<void>(resolve => answers.push(resolve));
      if (disk.broken) throw new Error('EIO: i/o error, read');
      return png;
    },
  });
  return { thumbnails, reads, disk, answers, clock };
}

describe('thumbnails', () => {
  it('are made once, however many ask; what nobody asked for lately is made again', async () => {
    const { thumbnails, reads, clock } = await thumbnailsOf();
    const of = (id: number) => thumbnails.of({ id, file: `${id}` });
    await Promise.all([of(1), of(1), of(2)]);
    expect(reads).toEqual(['1', '2']);
    for (let id = 3; id <= 240; id += 1) await of(id);
    await of(1);
    expect(reads).toHaveLength(240);
    await of(241);
    await of(1);
    expect(reads).toHaveLength(241);
    await of(2);
    expect(reads.at(-1)).toBe('2');
    expect(clock.pending).toBe(0);
  });

  it('that could not be made are tried again when somebody asks again', async () => {
    const { thumbnails, disk } = await thumbnailsOf();
    disk.broken = true;
    await expect(thumbnails.of({ id: 1, file: 'a' })).rejects.toThrow('EIO');
    disk.broken = false;
    expect(await thumbnails.of({ id: 1, file: 'a' })).toMatch(/^data:/);
  });

  it('of a disk that does not answer are given up after ten seconds', async () => {
    const { thumbnails, disk, reads, answers, clock } = await thumbnailsOf();
    disk.silent = true;
    const made = thumbnails.of({ id: 1, file: 'a' });
    const refused = expect(made).rejects.toMatchObject({ code: 'disk' });
    await until(() => reads.length === 1);
    clock.advance(10_000);
    await refused;
    expect(clock.pending).toBe(0);
    for (const answer of answers) answer();
    disk.silent = false;
    expect(await thumbnails.of({ id: 1, file: 'a' })).toMatch(/^data:/);
  });
});
