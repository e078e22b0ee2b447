import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SdCard } from './sd-card.ts';
import { temporaryFolder } from './test-kit/started-display.ts';

async function openCard(folder: string): Promise<SdCard> {
  const card = new SdCard({ folder, faults: {} });
  await card.open();
  return card;
}

describe('the card', () => {
  it('D2 removes what a power cut left half written, and keeps the picture', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'td_live.png'), 'whole');
    await writeFile(join(folder, 'td_live.png.part'), 'ha');
    const card = await openCard(folder);
    expect(await readdir(folder)).toEqual(['td_live.png']);
    expect(await card.list()).toEqual(['td_live.png']);
  });

  it('D2 D4 a write that fails leaves the old picture and no temporary file', async () => {
    const folder = await temporaryFolder();
    const card = await openCard(folder);
    await card.write('a.png', Buffer.from('old'), { sync: true });
    await mkdir(join(folder, 'b.png', 'in-the-way'), { recursive: true });
    await expect(card.write('b.png', Buffer.from('new'), { sync: false })).rejects.toThrow();
    expect((await readdir(folder)).sort()).toEqual(['a.png', 'b.png']);
    expect(await readFile(join(folder, 'a.png'), 'utf8')).toBe('old');
  });

  it('D4 faults refuse before anything is touched', async () => {
    const folder = await temporaryFolder();
    const card = new SdCard({ folder, faults: { sdFull: true } });
    await card.open();
    await expect(card.write('a.png', Buffer.from('x'), { sync: true })).rejects.toMatchObject({
      code: 'SD_FULL',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
