import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/contract';
import { exampleDisplay, exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { describeApi, operationsOf } from './api-description.ts';
import { openDoor } from './test-kit/open-door.ts';

const described = describeApi('1.2.3');

/** Every procedure of a contract, as `rooms.create`. */
function procedures(router: object, path: readonly string[] = []): string[] {
  return Object.entries(router).flatMap(([key, value]) => {
    const here = [...path, key];
    return '~orpc' in value ? [here.join('.')] : procedures(value, here);
  });
}

/** The schema that a description means, every reference replaced by what it refers to. */
function whole(node: unknown, document: object): unknown {
  if (Array.isArray(node)) return node.map(part => whole(part, document));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string') return whole(find(node.$ref, document), document);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, whole(value, document)]));
}

function find(reference: string, document: object): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
}

const ARRANGEMENT = { kind: 'wall', columns: 2, rows: 1, gapPx: 0, cells: ['a', 'b'] };
const PLAYLIST = { name: 'Breaks', dwellSeconds: 10, media: ['a.png'] };

/** What each operation is asked with; those that are not here need nothing but their path. */
const INPUTS: Record<string, object> = {
  'displays.add': { address: '192.168.1.40' },
  'displays.rename': { name: 'Window' },
  'displays.setRouted': { routed: true },
  'displays.setDelivery': { delivery: { transport: 'raw', format: 'webp', quality: 80, fps: 10 } },
  'rooms.create': { name: 'Foyer' },
  'rooms.rename': { name: 'Foyer' },
  'rooms.setPin': { pin: null },
  'rooms.setCanvas': { canvas: { width: 720, height: 480, background: '#000000' } },
  'rooms.setPrompt': { prompt: '' },
  'rooms.removeAuthor': { author: 'someone' },
  'settings.setLanguage': { language: 'es' },
  'settings.setNetwork': { network: 'here' },
  'settings.setBudget': { network: 'here', mbps: 40 },
  'routes.set': { targets: [{ display: 'd' }], state: 'frozen' },
  'patterns.show': { targets: [{ group: 'g' }], pattern: 'bars' },
  'groups.create': { name: 'Stage', arrangement: ARRANGEMENT },
  'scenes.save': { name: 'Evening' },
  'scenes.rename': { name: 'Night' },
  'media.upload': { upload: 'u', name: 'a.png', total: 3, offset: 0, part: 'AAAA' },
  'media.createPlaylist': PLAYLIST,
  'media.changePlaylist': PLAYLIST,
  'panic.set': { panic: 'live' },
};

describe('the description of the interface', () => {
  it('is OpenAPI 3.1, of this version, and says how to be let in', async () => {
    const { openapi, info, servers, security, components } = await described;
    expect(openapi).toMatch(/^3\.1\./);
    expect(info).toMatchObject({ title: 'Lienzo', version: '1.2.3' });
    expect(servers).toEqual([{ url: '/api' }]);
    expect(security).toEqual([{ token: [] }]);
    expect(components?.securitySchemes?.['token']).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('names every command and read once, with all parameters of its path', async () => {
    const operations = operationsOf(await described);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids)).toEqual(new Set(procedures(contract)));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).flatMap(parameter =>
        'in' in parameter && parameter.in === 'path' && parameter.required === true ? [parameter.name] : [],
      );
      expect([path, declared]).toEqual([path, named]);
      expect(operation.summary).toMatch(/\S/);
    }
  });

  it('every reference leads somewhere', async () => {
    const document = await described;
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, reference = ''] of references) expect(find(reference, document)).toBeDefined();
  });

  it('D1 every refusal looks the same, and the common ones can come from everywhere', async () => {
    for (const { operation } of operationsOf(await described)) {
      const refusals = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) >= 400);
      const statuses = refusals.map(([status]) => status);
      expect(statuses).toEqual(
        expect.arrayContaining(['400', '401', '403', '404', '413', '421', '429', '500']),
      );
      for (const [, refusal] of refusals) {
        expect(refusal).toMatchObject({
          description: expect.stringMatching(/\S/),
          content: {
            'application/json': {
              schema: {
                properties: {
                  ok: { const: false },
                  error: { type: 'string' },
                  code: { enum: expect.any(Array) },
                },
                required: ['ok', 'error', 'code'],
              },
            },
          },
        });
      }
    }
  });

  it('D1 is true: every operation answers, and as it is described', async () => {
    const document = await described;
    const door = await openDoor();
    const room = exampleRoom({ pin: '1234' });
    door.engine.now = exampleState({ room, rooms: [room], displays: [exampleDisplay()] });
    // Streams do not end and have tests of their own; behind a renewed token nobody is let in.
    const operations = operationsOf(document).filter(({ path }) => !path.endsWith('/watch'));
    operations.sort((a, b) => Number(a.path === '/access/token') - Number(b.path === '/access/token'));
    for (const { method, path, operation } of operations) {
      const id = operation.operationId ?? '';
      const input = INPUTS[id];
      const { status, json } = await door.ask(`/api${path.replace(/\{\w+\}/g, '7')}`, {
        method,
        headers: { ...door.bearer(), ...(input && { 'content-type': 'application/json' }) },
        ...(input && { body: JSON.stringify(input) }),
      });
      const response = whole(operation.responses?.[status], document);
      const { schema } = Described.parse(response).content['application/json'];
      expect([id, status]).toEqual([id, id === 'gallery.save' ? 507 : 200]);
      const fits = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema).safeParse(json());
      expect([id, fits.error]).toEqual([id, undefined]);
    }
  });
});

const Described = z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) });
