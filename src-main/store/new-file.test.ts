import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NewFile, writeNewFile } from './new-file.ts';
import { temporaryFolder } from './test-kit/temporary-folder.ts';

function newFile(folder: string, other: Partial<NewFile> = {}): NewFile {
  return { folder, names: ['a.png', 'b.png'], temporary: '.tmp', bytes: Buffer.from('new'), ...other };
}

function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

describe('a new file', () => {
  it('has the first name that is free; what is there stays as it is', async () => {
    const folder = temporaryFolder();
    expect(await writeNewFile(newFile(folder))).toBe('a.png');
    expect(await writeNewFile(newFile(folder, { bytes: Buffer.from('newer') }))).toBe('b.png');
    expect(contentOf(folder)).toEqual({ 'a.png': 'new', 'b.png': 'newer' });
  });

  it('is written over what a killed process left unfinished', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, '.tmp'), 'half of something that was longer');
    await writeNewFile(newFile(folder));
    expect(contentOf(folder)).toEqual({ 'a.png': 'new' });
  });

  it('leaves nothing behind when there is no name for it', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.png'), 'old');
    await expect(writeNewFile(newFile(folder, { names: ['a.png'] }))).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(contentOf(folder)).toEqual({ 'a.png': 'old' });
  });

  it('leaves nothing behind when it cannot be named', async () => {
    const folder = temporaryFolder();
    const names = ['x'.repeat(300)];
    await expect(writeNewFile(newFile(folder, { names }))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells what the system says when the folder is gone or cannot be written to', async () => {
    const folder = temporaryFolder();
    await expect(writeNewFile(newFile(path.join(folder, 'gone')))).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(path.join(folder, '.tmp', 'in the way'), { recursive: true });
    await expect(writeNewFile(newFile(folder))).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(folder)).toEqual(['.tmp']);
  });
});
