import { describe, expect, it } from 'vitest';
import { exampleState } from '#shared/contract/test-kit/example-state';
import type { Problem } from '../../commands/problem.ts';
import { markup, read } from '../../displays/test-kit/StillOperator.tsx';
import { TestPictureForm } from './TestPicture.tsx';

interface Moment {
  readonly leftMs?: number;
  readonly busy?: boolean;
  readonly problem?: Problem;
}

const form = ({ leftMs = 0, busy = false, problem }: Moment) => (
  <TestPictureForm leftMs={leftMs} busy={busy} problem={problem} onSend={() => {}} onDismiss={() => {}} />
);
const said = (moment: Moment, language: 'en' | 'es' = 'en') => read(form(moment), exampleState({ language }));

describe('R20 the test picture', () => {
  it('is one press away', () => {
    expect(said({})).toBe('Send a test picture');
  });

  it('cannot be asked for twice at once', () => {
    expect(markup(form({ busy: true }), exampleState())).toMatch(/disabled="">Sending it…/);
  });

  it.each([
    [4_980, '5 s left'],
    [4_000, '4 s left'],
    [1_200, '2 s left'],
    [1, '1 s left'],
  ])('counts down while it stands: %i ms', (leftMs, words) => {
    expect(said({ leftMs })).toMatch(new RegExp(`^Send a test picture ${words} A number, the room’s name`));
  });

  it('is over when its time is', () => {
    expect(said({ leftMs: -300 })).toBe('Send a test picture');
  });

  it('says that it went to nobody, and what to do', () => {
    const problem = { code: 'NOT_FOUND', detail: '' } as const;
    expect(said({ problem })).toMatch(
      /was sent to nobody: no TouchDesigner is in this room\. Look at the light/,
    );
    expect(said({ problem }, 'es')).toMatch(/no ha llegado a nadie.*Mira la luz/);
  });

  it('says so when the engine does not answer', () => {
    expect(said({ problem: { code: 'NO_ANSWER', detail: '' } })).toContain('has not said that it is done');
  });
});
