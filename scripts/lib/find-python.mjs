import { execFileSync } from 'node:child_process';
import { Failure } from './say.mjs';

/** What our Python tests and clients import beyond the standard library. */
export const PYTHON_MODULES = ['websockets', 'PIL', 'numpy', 'requests'];

// The first python3 of a PATH is often a version manager's, which has none of the system's packages.
const CANDIDATES =
  process.platform === 'win32'
    ? [['py', '-3'], ['python']]
    : [['python3'], ['/usr/bin/python3'], ['/usr/local/bin/python3'], ['/opt/homebrew/bin/python3']];

const PROBE_TIMEOUT_MS = 20_000;

let found;

/**
 * Absolute path of a Python 3.9 or newer that can import `PYTHON_MODULES`. The environment's LIENZO_PYTHON wins and
 * must do. Throws a `Failure` that names what each candidate lacks.
 */
export function findPython() {
  found ??= search();
  return found;
}

function search() {
  const chosen = process.env['LIENZO_PYTHON'];
  const answers = (chosen ? [[chosen]] : CANDIDATES).map(probe);
  const good = answers.find(answer => answer.executable);
  if (good) return good.executable;
  const reasons = answers.map(answer => `${answer.command}: ${answer.reason}`).join('; ');
  throw new Failure(
    `No Python 3.9+ with ${PYTHON_MODULES.join(', ')} (${reasons}). Name one in LIENZO_PYTHON, or install the modules.`,
  );
}

const PROBE = `
import importlib, sys
missing = []
for name in ${JSON.stringify(PYTHON_MODULES)}:
    try:
        importlib.import_module(name)
    except Exception:
        missing.append(name)
if sys.version_info < (3, 9):
    print("it is " + sys.version.split()[0])
elif missing:
    print("lacks " + ", ".join(missing))
else:
    print("ok " + sys.executable)
`;

function probe([command, ...first]) {
  try {
    const output = execFileSync(command, [...first, '-c', PROBE], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PROBE_TIMEOUT_MS,
    }).trim();
    return output.startsWith('ok ') ? { command, executable: output.slice(3) } : { command, reason: output };
  } catch (error) {
    return { command, reason: error.code === 'ENOENT' ? 'not found' : 'does not run' };
  }
}
