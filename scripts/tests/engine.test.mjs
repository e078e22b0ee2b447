import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stubCheckout } from './stub-checkout.mjs';

/** An engine that says who it is, takes 300 ms to close, and counts the signals it gets. */
const POLITE = `
  let signals = 0;
  console.log(JSON.stringify({ pid: process.pid, args: process.argv.slice(2) }));
  const alive = setInterval(() => {}, 1000);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => {
    signals += 1;
    setTimeout(() => { clearInterval(alive); console.error('closed after ' + signal); }, 300);
  });
`;
const STUBBORN = `
  console.log(JSON.stringify({ pid: process.pid }));
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
`;

// What these tests are about is how Unix passes signals.
const posix = { skip: process.platform === 'win32' };

test('serve hands its arguments on and leaves standard output to the engine', posix, async () => {
  await withEngine(POLITE, ['node', 'scripts/serve.mjs', '--port', '0'], async engine => {
    assert.deepEqual((await engine.hello).args, ['--port', '0']);
    process.kill(engine.child.pid, 'SIGTERM');
    const [code] = await once(engine.child, 'close');
    assert.equal(code, 0);
    assert.equal(engine.stdout().trim().split('\n').length, 1);
    assert.match(engine.stderr(), /closed after SIGTERM/);
  });
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal} to npm alone closes the engine behind it`, posix, async () => {
    await withEngine(POLITE, ['npm', 'run', '--silent', 'serve'], async engine => {
      const { pid } = await engine.hello;
      process.kill(engine.child.pid, signal);
      await gone(pid);
      assert.match(engine.stderr(), /closed after SIG/);
    });
  });

  test(`${signal} to the whole group, as a terminal does, closes it once and politely`, posix, async () => {
    await withEngine(POLITE, ['npm', 'run', '--silent', 'serve'], async engine => {
      const { pid } = await engine.hello;
      process.kill(-engine.child.pid, signal);
      await gone(pid);
      assert.match(engine.stderr(), new RegExp(`closed after ${signal}`));
    });
  });
}

test('an npm that is killed outright takes the engine with it', posix, async () => {
  await withEngine(POLITE, ['npm', 'run', '--silent', 'serve'], async engine => {
    const { pid } = await engine.hello;
    process.kill(engine.child.pid, 'SIGKILL');
    await gone(pid);
  });
});

test('an engine that does not close is ended within its five seconds', posix, async () => {
  await withEngine(STUBBORN, ['node', 'scripts/serve.mjs'], async engine => {
    await engine.hello;
    process.kill(engine.child.pid, 'SIGTERM');
    const [code] = await once(engine.child, 'close');
    assert.equal(code, 1);
    assert.match(engine.stderr(), /did not stop/);
  });
});

test('an engine that is still starting ends at once', posix, async () => {
  const starting = 'console.log(JSON.stringify({ pid: process.pid })); setInterval(() => {}, 1000);';
  await withEngine(starting, ['node', 'scripts/serve.mjs'], async engine => {
    await engine.hello;
    process.kill(engine.child.pid, 'SIGTERM');
    const [code] = await once(engine.child, 'close');
    assert.equal(code, 143);
  });
});

test('without a screen, start serves to the network with one virtual display', {
  skip: process.platform !== 'linux',
}, async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  await withEngine(
    POLITE,
    ['node', 'scripts/start.mjs', '--port', '0'],
    async engine => {
      assert.deepEqual((await engine.hello).args, ['--host', '0.0.0.0', '--virtual', '1', '--port', '0']);
      process.kill(engine.child.pid, 'SIGTERM');
      await once(engine.child, 'close');
    },
    env,
  );
});

async function withEngine(code, [command, ...args], body, env = process.env) {
  const checkout = stubCheckout({ 'out/main/serve.js': code });
  const child = spawn(command, args, {
    cwd: checkout.folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', chunk => (stderr += chunk));
  const hello = new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => {
      stdout += chunk;
      if (stdout.includes('\n')) resolve(JSON.parse(stdout.slice(0, stdout.indexOf('\n'))));
    });
    child.once('close', () => reject(new Error(`ended before it spoke: ${stderr}`)));
  });
  try {
    await body({ child, hello, stdout: () => stdout, stderr: () => stderr });
  } finally {
    killGroup(child.pid);
    checkout.remove();
  }
}

/** Waits until a process is gone. Well over what is promised: this must tell "never" from "later", not measure. */
async function gone(pid) {
  const deadline = performance.now() + 15_000;
  while (isAlive(pid)) {
    assert.ok(performance.now() < deadline, 'the engine is still running');
    await sleep(20);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone, as it should be.
  }
}
