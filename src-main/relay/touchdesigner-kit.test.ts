import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { readKitWishes, TouchdesignerKit } from './touchdesigner-kit.ts';

/** A built folder with these files below `td`. */
function built(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const td = path.join(folder, 'td');
  mkdirSync(td);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(td, name), text);
  return { folder, td, kit: new TouchdesignerKit(td) };
}

/** The dictionary that a program assigns to `name`, read as Python reads it. */
function assigned(program: string | undefined, name: string): Record<string, unknown> {
  const body = new RegExp(`^${name} = (\\{$[^]*?^\\})$`, 'm').exec(program ?? '')?.[1] ?? '';
  const json = body
    .replace(/,\n\}$/, '\n}')
    .replace(/\\\\|\\U([0-9a-f]{8})/g, (found, code) =>
      code === undefined ? found : String.fromCodePoint(Number.parseInt(code, 16)),
    );
  return JSON.parse(json);
}

describe('the kit as one program', () => {
  it('holds every module, and runs the installer under its name with the files and wishes at hand', async () => {
    const { kit } = built({ 'install.py': 'print(FILES, WISHES)\n', 'lienzo_kit.py': "x = 'á'\n" });
    const program = await kit.program({ address: '10.0.0.7', port: 8790, room: 'K7QMXD', key: '4711' });
    expect(assigned(program, 'FILES')).toEqual({
      'install.py': 'print(FILES, WISHES)\n',
      'lienzo_kit.py': "x = 'á'\n",
    });
    expect(assigned(program, 'WISHES')).toEqual({
      address: '10.0.0.7',
      port: 8790,
      room: 'K7QMXD',
      key: '4711',
    });
    expect(program).toContain('exec(compile(FILES["install.py"], "install.py", \'exec\'),');
    // As of a script that is run, whatever the textport's own globals hold.
    expect(program).toContain("dict(globals(), __name__='__main__', __spec__=None, ");
  });

  it('is read from the disk once, however often it is asked for, and by whom', async () => {
    const { kit, td } = built({ 'install.py': 'x = 1\n' });
    const [first, second] = await Promise.all([
      kit.program({ room: 'K7QMXD' }),
      kit.program({ room: 'ABCDEF' }),
    ]);
    rmSync(td, { recursive: true });
    const third = await kit.program({ room: 'K7QMXD' });
    expect(third).toBe(first);
    expect(assigned(second, 'WISHES')).toEqual({ room: 'ABCDEF' });
    expect(assigned(second, 'FILES')).toEqual({ 'install.py': 'x = 1\n' });
  });

  it('is looked for again while it is not there', async () => {
    const { kit, td } = built({ 'lienzo_kit.py': '' });
    expect(await kit.program({})).toBeUndefined();
    writeFileSync(path.join(td, 'install.py'), '');
    expect(await kit.program({})).toBeDefined();
  });

  test('whatever a file holds arrives as it is, in ASCII', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"""\'\\n\\', 'á 😀 \u2028\0\x7f'));
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        const { kit } = built({ 'install.py': text });
        const program = await kit.program({});
        expect(program).toMatch(/^[\x20-\x7e\n]*$/);
        expect(assigned(program, 'FILES')).toEqual({ 'install.py': text });
      }),
      { numRuns: 50 },
    );
  });

  it('holds nothing but modules: no tests, notes or leftovers of an editor', async () => {
    const { kit, td } = built({
      'install.py': '',
      'README.md': '',
      '.hidden.py': '',
      'x.py~': '',
      'X.PY': '',
    });
    mkdirSync(path.join(td, 'tests.py'));
    expect(Object.keys(assigned(await kit.program({}), 'FILES'))).toEqual(['install.py']);
  });

  it('follows no link out of the build', async () => {
    const { folder, td, kit } = built({ 'install.py': '' });
    writeFileSync(path.join(folder, 'secret.py'), 'secret');
    symlinkSync(path.join('..', 'secret.py'), path.join(td, 'secret.py'));
    expect(await kit.program({})).not.toContain('secret');
    const elsewhere = path.join(temporaryFolder(), 'td');
    renameSync(td, elsewhere);
    symlinkSync(elsewhere, td);
    expect(await new TouchdesignerKit(td).program({})).toBeUndefined();
  });

  it('is none where the build brought none along', async () => {
    expect(await new TouchdesignerKit(path.join(temporaryFolder(), 'td')).program({})).toBeUndefined();
    expect(await built({ 'lienzo_kit.py': '' }).kit.program({})).toBeUndefined();
  });
});

describe('what a request for the kit asks for', () => {
  it.each([
    ['192.168.1.20:8790', { address: '192.168.1.20', port: 8790 }],
    ['wall.venue.example', { address: 'wall.venue.example', port: 80 }],
    ['[fe80::1]:8790', { address: '[fe80::1]', port: 8790 }],
    [undefined, {}],
    ['no host', {}],
  ])('the address by which the relay was reached: %s', (host, wishes) => {
    expect(readKitWishes('/td/install.py', host)).toEqual(wishes);
  });

  it.each([
    ['?room=k7qmxd&key=4711', { room: 'K7QMXD', key: '4711' }],
    ['?room=K7QMXD', { room: 'K7QMXD' }],
    ['?room=K7QMXD&key=', { room: 'K7QMXD' }],
    ['?room=K7QMXD&key=12', { room: 'K7QMXD' }],
    ['?room=NOROOM&key=4711%0a', {}],
    ['?room=%22%0aimport os', {}],
    ['?%', {}],
    ['', {}],
  ])('R2 a code and a PIN, and only such: %s', (query, wishes) => {
    expect(readKitWishes(`/td/install.py${query}`, undefined)).toEqual(wishes);
  });

  test('nothing that is asked becomes a program', async () => {
    const { kit } = built({ 'install.py': '' });
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (room, key) => {
        const query = new URLSearchParams({ room, key });
        const wishes = readKitWishes(`/td/install.py?${query.toString()}`, '10.0.0.7:8790');
        expect(assigned(await kit.program(wishes), 'WISHES')).toEqual(wishes);
        expect(wishes.room ?? 'AAAAAA').toMatch(/^[A-Z2-9]{6}$/);
        expect(wishes.key ?? '0000').toMatch(/^\d{4,8}$/);
      }),
      { numRuns: 50 },
    );
  });
});
