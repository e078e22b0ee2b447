import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { type OpenDoor, openDoor } from './test-kit/open-door.ts';

const ASSET = '/operator/assets/index-B3x9_aQ2.js';
const BEHIND_THE_DOOR = [
  '/operator',
  ASSET,
  '/operator/assets/none.js',
  '/api/state',
  '/api/openapi.json',
  '/api/none',
];

/** Status by address, for who comes with `headers`. */
async function statuses(door: OpenDoor, headers: Record<string, string> = {}): Promise<number[]> {
  const answers = await Promise.all(BEHIND_THE_DOOR.map(target => door.ask(target, { headers })));
  return answers.map(({ status }) => status);
}

describe('the operator’s page', () => {
  it('opens by the address with the token, which from then on a cookie carries', async () => {
    const door = await openDoor();
    const page = await door.ask(`/operator?token=${door.token.value}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('./operator/assets/index-B3x9_aQ2.js');
    const [set = ''] = page.headers['set-cookie'] ?? [];
    expect(set).toContain('HttpOnly');
    const cookie = set.split(';')[0] ?? '';
    expect(cookie).toBe(door.cookie().cookie);
    for (const target of ['/operator', ASSET, '/api/state']) {
      expect((await door.ask(target, { headers: { cookie } })).status).toBe(200);
    }
  });

  it('may be kept by the browser that was let in, and by nobody on the way', async () => {
    const door = await openDoor();
    const page = await door.ask('/operator', { headers: door.cookie() });
    const asset = await door.ask(ASSET, { headers: { ...door.cookie(), 'accept-encoding': 'gzip' } });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(asset.headers['cache-control']).toMatch(/^private, .*immutable$/);
    expect(asset.headers['content-encoding']).toBe('gzip');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
  });

  it('an old address still opens where the cookie is good, and leaves it good', async () => {
    const door = await openDoor();
    const page = await door.ask('/operator?token=an-old-one', { headers: door.cookie() });
    expect(page.status).toBe(200);
    expect(page.headers['set-cookie']?.[0]).toContain(door.token.value);
  });

  it('takes GET and HEAD, and leads a slash too many to the page', async () => {
    const door = await openDoor();
    const headers = { ...door.cookie(), origin: door.url };
    expect((await door.ask('/operator', { headers, method: 'HEAD' })).body).toBe('');
    const { status, headers: answered } = await door.ask('/operator', { headers, method: 'POST' });
    expect([status, answered.allow]).toEqual([405, 'GET, HEAD']);
    const moved = await door.ask('/operator/', { headers });
    expect([moved.status, moved.headers.location]).toEqual([308, '/operator']);
    expect((await door.ask('/operator/assets/none.js', { headers })).status).toBe(404);
  });

  it('what is not the door’s is left to the relay', async () => {
    const door = await openDoor();
    for (const target of ['/', '/r/K7QMXD', '/assets/x.js', '/healthz', '/rpc']) {
      expect((await door.ask(target)).headers['x-not']).toBe('the door');
    }
  });
});

describe('R18 without the token', () => {
  it('nothing behind the door can be read: no page, no script, no state, not even what there is', async () => {
    const door = await openDoor();
    expect(await statuses(door)).toEqual(BEHIND_THE_DOOR.map(() => 401));
    const wrong = [{ authorization: 'Bearer wrong' }, { cookie: `lienzo-operator-${door.port}=wrong` }];
    for (const headers of wrong)
      expect(await statuses(door, headers)).toEqual(BEHIND_THE_DOOR.map(() => 401));
    const others = [
      { authorization: `Basic ${door.token.value}` },
      { authorization: door.token.value },
      { cookie: `lienzo-operator-1=${door.token.value}` },
      { cookie: `lienzo-operator-${door.port}=` },
    ];
    for (const headers of others)
      expect(await statuses(door, headers)).toEqual(BEHIND_THE_DOOR.map(() => 401));
    expect((await door.ask(`/api/state?token=${door.token.value}`)).status).toBe(401);
  });

  it('a person is told in a sentence what to do, in the language of the browser; a script as D1 has it', async () => {
    const door = await openDoor();
    const page = await door.ask('/operator?token=wrong');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.body).toContain('Open the address that Lienzo shows under Settings');
    expect(page.body).not.toMatch(/assets|script/);
    const spanish = await door.ask('/operator', {
      headers: { 'accept-language': 'es-ES,es;q=0.9,en;q=0.8' },
    });
    expect(spanish.body).toContain('Abre la dirección que Lienzo muestra en Ajustes');
    const script = await door.ask('/api/state');
    expect(script.headers['www-authenticate']).toBe('Bearer');
    expect(script.json()).toMatchObject({ ok: false, code: 'UNAUTHORIZED' });
  });

  it('R18 ten different wrong tokens within a minute: that address is refused for a minute, whatever it knows', async () => {
    const clock = new ManualClock();
    const door = await openDoor({ clock, exemptLoopback: false });
    for (let n = 0; n < 9; n += 1)
      await door.ask('/api/state', { headers: { authorization: `Bearer guess-${n}` } });
    expect((await door.ask('/api/state', { headers: door.bearer() })).status).toBe(200);
    await door.ask('/operator?token=guess-9');
    const refused = await door.ask('/api/state', { headers: door.bearer() });
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    expect(refused.json()).toMatchObject({ ok: false, code: 'TOO_MANY_GUESSES' });
    expect((await door.ask('/operator', { headers: door.cookie() })).body).toContain('Too many wrong tokens');
    expect(await door.socket('/rpc', door.bearer()).ended).toBe(429);
    clock.advance(60_000);
    expect((await door.ask('/api/state', { headers: door.bearer() })).status).toBe(200);
  });

  it('R18 one wrong token, again and again, is a mistake and no guessing; so is none at all', async () => {
    const door = await openDoor({ exemptLoopback: false });
    for (let n = 0; n < 30; n += 1) {
      await door.ask('/operator?token=the-old-one');
      await door.ask('/api/state');
    }
    expect((await door.ask('/api/state', { headers: door.bearer() })).status).toBe(200);
  });

  it('R18 this machine itself may try', async () => {
    const door = await openDoor();
    for (let n = 0; n < 12; n += 1) await door.ask(`/operator?token=guess-${n}`);
    expect((await door.ask('/api/state', { headers: door.bearer() })).status).toBe(200);
  });
});

describe('R17 Host and Origin', () => {
  it.each(['evil.example', 'localhost.evil.example:8790', '%'])(
    'R17 the name %j is refused everywhere',
    async host => {
      const door = await openDoor();
      for (const target of BEHIND_THE_DOOR) {
        expect((await door.ask(target, { headers: { ...door.bearer(), host } })).status).toBe(421);
      }
      const { json } = await door.ask('/api/state', { headers: { host } });
      expect(json()).toMatchObject({ ok: false, code: 'UNKNOWN_HOST' });
    },
  );

  it('R17 names of the settings are ours', async () => {
    const door = await openDoor({ allowedHosts: ['wall.venue.example'] });
    const headers = { ...door.bearer(), host: 'wall.venue.example' };
    expect((await door.ask('/api/state', { headers })).status).toBe(200);
  });

  it('R17 a page of another site gets nothing, with the cookie and with the token', async () => {
    const door = await openDoor();
    const origins = [
      'http://evil.example',
      `http://127.0.0.1:${door.port + 1}`,
      `https://127.0.0.1:1`,
      'null',
    ];
    for (const origin of origins) {
      for (const headers of [door.cookie(), door.bearer()]) {
        const put = { method: 'PUT', headers: { ...headers, origin }, body: '{"panic":"dark"}' };
        const { status, json } = await door.ask('/api/panic', put);
        expect([status, json()]).toEqual([403, expect.objectContaining({ code: 'FOREIGN_ORIGIN' })]);
        expect((await door.ask('/api/state', { headers: { ...headers, origin } })).status).toBe(403);
      }
    }
    expect(door.engine.told).toEqual([]);
  });

  it('R17 with the cookie a change needs the page’s own Origin; the token in the header suffices without', async () => {
    const door = await openDoor();
    const put = (headers: Record<string, string>) =>
      door.ask('/api/panic', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"panic":"dark"}',
      });
    expect((await put(door.cookie())).status).toBe(403);
    expect((await put({ ...door.cookie(), origin: door.url })).status).toBe(200);
    expect((await put(door.bearer())).status).toBe(200);
    expect((await door.ask('/api/state', { headers: door.cookie() })).status).toBe(200);
  });
});

describe('a renewed token', () => {
  it('shuts out who has the old one: the page, its files, automation', async () => {
    const door = await openDoor();
    const old = [door.cookie(), door.bearer()];
    door.token.renew();
    for (const headers of old) expect(await statuses(door, headers)).toEqual(BEHIND_THE_DOOR.map(() => 401));
    expect((await door.ask('/operator', { headers: door.cookie() })).status).toBe(200);
  });

  it('answers who renewed it with the new address, and the old token is void behind that answer', async () => {
    const door = await openDoor();
    const headers = door.bearer();
    const { status, json } = await door.ask('/api/access/token', { method: 'POST', headers });
    expect([status, json()]).toEqual([
      200,
      { ok: true, data: { operatorUrl: `http://127.0.0.1/operator?token=${door.token.value}` } },
    ]);
    expect((await door.ask('/api/state', { headers })).status).toBe(401);
  });

  it('ends the streams that came with the old one', async () => {
    const door = await openDoor();
    const stream = await fetch(`${door.url}/api/state/watch`, { headers: door.bearer() });
    const reader = stream.body?.getReader();
    await reader?.read();
    door.token.renew();
    const ended = async () => {
      while (!(await reader?.read())?.done);
    };
    await expect(ended()).rejects.toThrow();
  });
});
