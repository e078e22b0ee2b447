import { describe, expect, it } from 'vitest';
import { GROUP_SIDE_MOST } from '#shared/contract/group';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { ArrangeFields } from './ArrangeFields.tsx';
import { type Draft, freshDraft, resized } from './arrangement-draft.ts';

const fields = (draft: Draft) => <ArrangeFields draft={draft} name="Stage" onChange={() => {}} />;
const text = (draft: Draft) => read(fields(draft), exampleState());
const isDisabled = (draft: Draft, label: string) =>
  new RegExp(`aria-label="${label}"[^>]*disabled=""`).test(markup(fields(draft), exampleState()));

describe('what an arrangement is', () => {
  it('is explained where it is chosen', () => {
    expect(text(freshDraft(['a', 'b']))).toMatch(
      /Wall One picture over all of them; .* Group Chosen and fed together; .*Columns 2 Rows 1/,
    );
  });

  it('has a gap only where one picture goes over several panels', () => {
    expect(text(freshDraft([]))).toContain('Hidden between two panels');
    expect(text({ ...freshDraft([]), kind: 'group' })).not.toContain('Hidden between two panels');
  });

  it('grows and shrinks within what the engine takes', () => {
    const least = resized(freshDraft([]), { columns: 1, rows: 1 });
    const most = resized(freshDraft([]), { columns: GROUP_SIDE_MOST, rows: GROUP_SIDE_MOST });
    expect([isDisabled(least, 'Fewer: Columns'), isDisabled(least, 'More: Columns')]).toEqual([true, false]);
    expect([isDisabled(most, 'Fewer: Rows'), isDisabled(most, 'More: Rows')]).toEqual([false, true]);
  });
});
