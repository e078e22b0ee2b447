/** What our Python tests and clients import beyond the standard library. */
export const PYTHON_MODULES: readonly string[];

/** Absolute path of a Python 3.9 or newer that can import `PYTHON_MODULES`; LIENZO_PYTHON wins. Throws when none can. */
export function findPython(): string;
