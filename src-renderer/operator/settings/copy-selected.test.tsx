import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { CopiedText, CopyWord } from './CopiedText.tsx';
import { copySelected } from './copy-selected.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page by plain HTTP: no `navigator.clipboard`, and a browser that allows the old command or not. */
function plainPage(allows: boolean) {
  const selection = { selectAllChildren: vi.fn(), removeAllRanges: vi.fn() };
  const execCommand = vi.fn(() => allows);
  vi.stubGlobal('window', { getSelection: () => selection });
  vi.stubGlobal('document', { execCommand });
  return { selection, execCommand };
}

const element: HTMLElement = Object.create(null);

describe('what a press on a copy button does', () => {
  it('copies on a page by plain HTTP, and leaves nothing selected', () => {
    const { selection, execCommand } = plainPage(true);
    expect(copySelected(element)).toBe(true);
    expect(selection.selectAllChildren).toHaveBeenCalledWith(element);
    expect(execCommand).toHaveBeenCalledWith('copy');
    expect(selection.removeAllRanges).toHaveBeenCalledOnce();
  });

  it('leaves the text selected where copying is forbidden, so that the person can do it', () => {
    const { selection } = plainPage(false);
    expect(copySelected(element)).toBe(false);
    expect(selection.selectAllChildren).toHaveBeenCalledWith(element);
    expect(selection.removeAllRanges).not.toHaveBeenCalled();
  });

  it('is no error where nothing can be selected', () => {
    vi.stubGlobal('window', { getSelection: () => null });
    expect(copySelected(element)).toBe(false);
    expect(copySelected(null)).toBe(false);
  });
});

describe('a text that can be copied', () => {
  const word = (copied: boolean | undefined, language: 'en' | 'es' = 'en') =>
    read(<CopyWord copied={copied} />, exampleState({ language }));

  it('says how the press ended', () => {
    expect(word(undefined)).toBe('');
    expect(word(true)).toBe('Copied.');
    expect(word(false)).toMatch(/does not let it be copied\. It is selected: press Ctrl\+C/);
    expect(word(false, 'es')).toMatch(/pulsa Ctrl\+C/);
  });

  it('has a button with a name of its own only where there are several', () => {
    const html = (name?: string) =>
      markup(<CopiedText text="8790" {...(name !== undefined && { name })} />, exampleState());
    expect(html('Network Port')).toContain('aria-label="Copy it: Network Port"');
    expect(html()).not.toContain('aria-label');
  });
});
