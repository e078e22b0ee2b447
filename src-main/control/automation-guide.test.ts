import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeApi, operationsOf } from './api-description.ts';
import { openDoor } from './test-kit/open-door.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/AUTOMATION.md'), 'utf8');

/** A block of code, and what the guide says right behind it. */
interface Block {
  readonly language: string;
  readonly code: string;
}

const blocks: Block[] = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', code = '']) => ({
    language,
    code,
  }),
);
const examples = blocks.flatMap(({ language, code }, index) =>
  language === 'sh' ? [{ code, shown: blocks[index + 1] }] : [],
);

/** Runs a block as a person would type it; rejects when it fails. */
function run(code: string, environment: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], ...environment };
    const shell = spawn('sh', ['-eu', '-c', code], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    shell.stdout.on('data', chunk => {
      output += chunk;
    });
    shell.stderr.on('data', chunk => {
      errors += chunk;
    });
    shell.once('error', reject);
    shell.once('close', status =>
      status === 0 ? resolve(output) : reject(new Error(`${code}\n${output}${errors}`)),
    );
  });
}

const BAR = [{ display: '02:00:00:00:00:01' }];

it('every example of the guide does what it says, by curl', async () => {
  const door = await openDoor();
  door.engine.gallery.save = async room => ({
    id: 7,
    file: '7.png',
    atMs: 1,
    because: 'save',
    room,
    roomName: room,
    artists: [],
    prompt: '',
    width: 720,
    height: 720,
    bytes: 1_000,
  });
  const environment = { LIENZO: door.url, TOKEN: door.token.value, DATA: door.folder, scene: 'scene-1' };
  for (const { code, shown } of examples) {
    const output = await run(code, environment);
    if (shown?.language === 'json') expect(JSON.parse(output)).toMatchObject(JSON.parse(shown.code));
    else if (shown?.language === 'text') expect(output).toBe(shown.code);
    else expect(output).toMatch(/"ok":true|^event: message|"openapi":"3\.1/m);
  }
  expect(door.engine.told).toEqual([
    ['panic.set', 'dark'],
    ['rooms.create', { name: 'Foyer', pin: '2468' }],
    ['rooms.rename', 'K7QMXD', 'Bar'],
    ['rooms.show', 'K7QMXD'],
    ['rooms.setPrompt', 'K7QMXD', 'a lighthouse in fog'],
    ['displays.rename', '02:00:00:00:00:01', 'Window'],
    [
      'routes.set',
      BAR,
      { source: { kind: 'program', room: 'K7QMXD' }, look: { rotate: 90, brightness: 0.8 } },
    ],
    ['routes.set', BAR, { state: 'frozen' }],
    ['patterns.show', BAR, 'identify', 20],
    ['scenes.recall', 'scene-1'],
    ['panic.set', 'dark'],
  ]);
});

it('every operation is in the guide’s table', async () => {
  const rows = operationsOf(await describeApi('1.2.3')).map(
    ({ method, path, operation }) => `| \`${method} /api${path}\` | ${operation.summary} |`,
  );
  const table = ['| operation | what it does |', '| --- | --- |', ...rows].join('\n');
  expect(/<!-- operations -->\n([\s\S]*?)\n<!-- \/operations -->/.exec(guide)?.[1]).toBe(table);
});

it('every code that a refusal can have is in the guide’s table, with its status', async () => {
  const described = new Set<string>();
  for (const { operation } of operationsOf(await describeApi('1.2.3'))) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      for (const code of codesOf(response)) described.add(`| \`${code}\` | ${status} |`);
    }
  }
  expect(described.size).toBeGreaterThan(10);
  for (const row of described) expect(guide).toContain(row);
});

function codesOf(response: unknown): string[] {
  const text = JSON.stringify(response);
  const [, codes] = /"code":\{"enum":(\[[^\]]*\])/.exec(text) ?? [];
  return codes === undefined ? [] : JSON.parse(codes);
}
