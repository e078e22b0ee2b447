import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { exampleDisplay, exampleState } from '#shared/contract/test-kit/example-state';
import { CommandError } from './command-error.ts';
import { type OpenDoor, openDoor } from './test-kit/open-door.ts';

const JSON_BODY = { 'content-type': 'application/json' };

/** A call as a script makes it. */
function call(door: OpenDoor, method: string, target: string, input?: unknown) {
  return door.ask(`/api${target}`, {
    method,
    headers: { ...door.bearer(), ...(input !== undefined && JSON_BODY) },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
}

/** Opens a stream of server-sent events; `next` yields what came of one, as text. */
async function stream(door: OpenDoor, target: string) {
  const opened = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request(
      `${door.url}/api${target}`,
      { headers: { ...door.bearer(), accept: 'text/event-stream' } },
      resolve,
    )
      .once('error', reject)
      .end();
  });
  opened.setEncoding('utf8');
  let text = '';
  const ended = new Promise<void>(resolve => opened.once('close', resolve));
  opened.on('error', () => undefined);
  const events = () =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, event, data]) => [event, data]);
  opened.on('data', chunk => {
    text += chunk;
  });
  return { opened, events, ended };
}

describe('automation: commands and reads', () => {
  it('D1 a read answers ok and its data', async () => {
    const door = await openDoor();
    const { status, headers, json } = await call(door, 'GET', '/state');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(json()).toEqual({ ok: true, data: exampleState() });
  });

  it('D1 a command with nothing to tell answers ok', async () => {
    const door = await openDoor();
    expect((await call(door, 'PUT', '/panic', { panic: 'dark' })).json()).toEqual({ ok: true });
    expect(door.engine.told).toEqual([['panic.set', 'dark']]);
  });

  it('takes parameters out of path, query and body alike', async () => {
    const door = await openDoor();
    const id = '192.168.1.40:80/Bar & co';
    await call(door, 'PUT', `/displays/${encodeURIComponent(id)}/name`, { name: 'Window' });
    await call(door, 'DELETE', '/rooms/K7QMXD/people/client-1');
    expect((await call(door, 'GET', '/gallery?room=K7QMXD&before=7')).status).toBe(200);
    expect((await call(door, 'GET', '/gallery/7/thumbnail')).json()).toEqual({
      ok: true,
      data: { image: 'data:image/jpeg;base64,7' },
    });
    expect(door.engine.told).toEqual([
      ['displays.rename', id, 'Window'],
      ['rooms.removePerson', 'K7QMXD', 'client-1'],
    ]);
  });
});

describe('automation: refusals, as D1 has them', () => {
  it('D1 404 for a path that is none, and it says where all are described', async () => {
    const door = await openDoor();
    for (const target of ['/nowhere', '', '/', '/state/']) {
      const { status, json } = await call(door, 'POST', target);
      expect([target, status]).toEqual([target, 404]);
      expect(json()).toMatchObject({
        ok: false,
        code: 'NOT_FOUND',
        error: expect.stringContaining('/api/openapi.json'),
      });
    }
  });

  it('D1 404 for a thing that there is not, before a stream begins too', async () => {
    const door = await openDoor();
    const missing = { ok: false, error: 'There is no such thing.', code: 'NOT_FOUND' };
    for (const [method, target] of [
      ['POST', '/rooms/nothing/clear'],
      ['GET', '/rooms/nothing/people'],
      ['GET', '/rooms/nothing/people/watch'],
      ['GET', '/displays/nothing/events/watch'],
    ] as const) {
      const { status, json } = await call(door, method, target);
      expect([target, status, json()]).toEqual([target, 404, missing]);
    }
  });

  it('D1 400 says what is wrong with the input, and the engine hears nothing', async () => {
    const door = await openDoor();
    const { status, json } = await call(door, 'PUT', '/panic', { panic: 'party' });
    expect(status).toBe(400);
    expect(json()).toEqual({
      ok: false,
      code: 'BAD_REQUEST',
      error: expect.stringMatching(/^panic: .*"live".*"frozen".*"dark"/),
    });
    const delivery = { transport: 'stream', format: 'png', quality: 75, fps: 30 };
    const { json: second } = await call(door, 'PUT', '/displays/a/delivery', { delivery });
    expect(second()).toMatchObject({ error: 'delivery.format: A stream carries JPEG only (S4).' });
    expect(door.engine.told).toEqual([]);
  });

  it('D1 400 for what is no JSON at all', async () => {
    const door = await openDoor();
    const how = { method: 'PUT', headers: { ...door.bearer(), ...JSON_BODY }, body: '{"panic":' };
    const { status, json } = await door.ask('/api/panic', how);
    expect(status).toBe(400);
    expect(json()).toMatchObject({ ok: false, code: 'BAD_REQUEST' });
  });

  it('D1 413 for a body that no command needs, whether it says its length or not', async () => {
    const door = await openDoor();
    const body = JSON.stringify({ panic: 'dark', more: 'x'.repeat(800_000) });
    for (const headers of [{ 'content-length': body.length }, { 'transfer-encoding': 'chunked' }]) {
      const { status, json } = await door.ask('/api/panic', {
        method: 'PUT',
        headers: { ...door.bearer(), ...JSON_BODY, ...headers },
        body,
      });
      expect(status).toBe(413);
      expect(json()).toMatchObject({ ok: false, code: 'PAYLOAD_TOO_LARGE' });
    }
    expect(door.engine.told).toEqual([]);
  });

  it('D1 has the status and the sentence of what the engine could not do', async () => {
    const door = await openDoor();
    const unreachable = await call(door, 'POST', '/displays', { address: 'nobody' });
    expect([unreachable.status, unreachable.json()]).toEqual([
      502,
      { ok: false, error: 'No display answers at nobody.', code: 'UNREACHABLE' },
    ]);
    const full = await call(door, 'POST', '/rooms/K7QMXD/pictures');
    expect([full.status, full.json()]).toEqual([
      507,
      { ok: false, error: 'The disk is full.', code: 'DISK' },
    ]);
  });

  it('D1 500 tells nothing of what is inside; the log does', async () => {
    const door = await openDoor();
    door.engine.setPanic = () => {
      throw new Error('secret of the house');
    };
    const { status, json, body } = await call(door, 'PUT', '/panic', { panic: 'dark' });
    expect(status).toBe(500);
    expect(json()).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(body).not.toContain('secret');
    expect(JSON.stringify(door.log.sentences)).toContain('secret of the house');
    Object.assign(door.engine, { now: { nonsense: 'secret' } });
    const read = await call(door, 'GET', '/state');
    expect([read.status, read.body.includes('secret')]).toEqual([500, false]);
  });
});

describe('automation: streams of server-sent events', () => {
  it('tells the state at once, and again when it changed', async () => {
    const door = await openDoor();
    const { opened, events } = await stream(door, '/state/watch');
    expect(opened.headers['content-type']).toContain('text/event-stream');
    await expect.poll(events).toEqual([['message', JSON.stringify(exampleState())]]);
    door.engine.now = exampleState({ displays: [exampleDisplay()] });
    await expect.poll(events).toHaveLength(2);
    expect(events()[1]).toEqual(['message', JSON.stringify(door.engine.now)]);
    opened.destroy();
  });

  it('says that it is done', async () => {
    const door = await openDoor();
    const { events, ended } = await stream(door, '/displays/any/samples/watch');
    await ended;
    expect(events()).toEqual([['message', '{"type":"snapshot","samples":[]}']]);
  });

  it('D1 an error in the middle looks like every other', async () => {
    const door = await openDoor();
    const { events, ended } = await stream(door, '/rooms/K7QMXD/people/watch');
    await expect.poll(events).toEqual([['message', '[]']]);
    door.engine.rooms.people = () => {
      throw new CommandError('NOT_FOUND', 'There is no room K7QMXD.');
    };
    await ended;
    expect(events()[1]).toEqual([
      'error',
      JSON.stringify({ ok: false, error: 'There is no room K7QMXD.', code: 'NOT_FOUND' }),
    ]);
  });
});
