import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { Settings, SettingsFile, type SettingsPatch } from './settings.ts';
import { StoreError } from './store-error.ts';
import { recordingLog } from './test-kit/recording-log.ts';
import { temporaryFolder } from './test-kit/temporary-folder.ts';

const DEFAULTS = { port: 8790, language: 'en', allowedHosts: [], budgets: {} };

function settingsIn(folder: string, firstTime: SettingsPatch = {}, log = recordingLog()): SettingsFile {
  return new SettingsFile({
    folder,
    firstTime,
    clock: new ManualClock(Date.UTC(2026, 10, 21, 10, 20, 30)),
    log,
  });
}

describe('the settings', () => {
  it('have defaults where there is no file, and write none before something is set', () => {
    const folder = temporaryFolder();
    expect(settingsIn(folder).load()).toEqual(DEFAULTS);
    expect(settingsIn(folder, { language: 'es' }).load()).toEqual({ ...DEFAULTS, language: 'es' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are the same after a restart, whatever was set', () => {
    const patch = fc.record(
      {
        port: fc.integer({ min: 0, max: 65_535 }),
        host: fc.string(),
        language: fc.constantFrom('en' as const, 'es' as const),
        allowedHosts: fc.array(fc.string()),
        window: fc.record({
          x: fc.integer(),
          y: fc.integer(),
          width: fc.integer({ min: 1 }),
          height: fc.integer({ min: 1 }),
          maximised: fc.boolean(),
        }),
      },
      { requiredKeys: [] },
    );
    const folder = temporaryFolder();
    fc.assert(
      fc.property(fc.array(patch, { minLength: 1, maxLength: 4 }), patches => {
        rmSync(path.join(folder, 'settings.json'), { force: true });
        const settings = settingsIn(folder);
        for (const change of patches) settings.update(change);
        const expected = Settings.parse(Object.assign({}, ...patches));
        expect(settings.load()).toEqual(expected);
        expect(settingsIn(folder).load()).toEqual(expected);
      }),
      { numRuns: 40 },
    );
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each(['', '{"port":', '[]', '{"port":"many"}', '{"language":"fr"}'])(
    'that do not parse are set aside under a dated name and reported, never overwritten: %s',
    text => {
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, 'settings.json'), text);
      const log = recordingLog();
      const settings = settingsIn(folder, {}, log);
      expect(settings.load()).toEqual(DEFAULTS);
      settings.update({ port: 9000 });
      const aside = 'settings.json.broken-2026-11-21T10-20-30-000Z';
      expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
      expect(log.sentences).toMatchObject([{ level: 'warn', facts: { aside: path.join(folder, aside) } }]);
      expect(settingsIn(folder).load().port).toBe(9000);
    },
  );

  it('of an older Lienzo, with fewer keys, are good', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'settings.json'), '{"port":9000}');
    const log = recordingLog();
    expect(settingsIn(folder, { language: 'es' }, log).load()).toEqual({ ...DEFAULTS, port: 9000 });
    expect(log.sentences).toEqual([]);
  });

  it('that cannot be written stay as they were, with a sentence', () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    settings.update({ port: 9000 });
    rmSync(path.join(folder, 'settings.json'));
    mkdirSync(path.join(folder, 'settings.json', 'in-the-way'), { recursive: true });
    expect(() => settings.update({ port: 9001 })).toThrow(StoreError);
    expect(settings.load().port).toBe(9000);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('that cannot be read are an error, not a reason to start over', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'settings.json'));
    expect(() => settingsIn(folder).load()).toThrow(StoreError);
  });
});
