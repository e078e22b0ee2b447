/** One line about what the scripts do. On standard error: standard output belongs to what they start. */
export function say(text) {
  console.error(`lienzo: ${text}`);
}

/** A line that must not be overlooked. */
export function warn(text) {
  const line = `lienzo: *** ${text} ***`;
  console.error(process.stderr.isTTY ? `\x1b[1;33m${line}\x1b[0m` : line);
}

/** An expected failure: a sentence for the person at the terminal, and no stack. */
export class Failure extends Error {
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Runs a script's body; an expected failure ends it with its sentence and exit code. */
export async function main(body) {
  try {
    const exitCode = await body();
    if (exitCode !== undefined) process.exitCode = exitCode;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}
