import { describe, expect, it } from 'vitest';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { PromptBox } from './PromptBox.tsx';

describe('the prompt box', () => {
  it('holds what TouchDesigner was told last, and says whether it heard it', () => {
    const room = exampleRoom({ prompt: 'paper birds', touchdesigner: 1 });
    expect(markup(<PromptBox room={room} />, exampleState({ room }))).toMatch(/<textarea[^>]*>paper birds</);
    expect(read(<PromptBox room={room} />, exampleState({ room }))).toContain('TouchDesigner was told this.');
    const alone = { ...room, touchdesigner: 0 };
    expect(read(<PromptBox room={alone} />, exampleState({ room: alone }))).toContain('when it comes');
  });

  it('takes no more than the engine does (R8)', () => {
    const room = exampleRoom();
    expect(markup(<PromptBox room={room} />, exampleState({ room }))).toMatch(/maxlength="2000"/i);
  });
});
