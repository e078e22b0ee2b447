import { describe, expect, it } from 'vitest';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { AddFiles } from './AddFiles.tsx';
import { useFileDrop } from './use-file-drop.ts';

const state = exampleState();

describe('the way into the library', () => {
  it('says what may be dropped, and while something hangs over it that it can be let go', () => {
    expect(read(<AddFiles over={false} onAdd={() => {}} />, state)).toContain('PNG, JPEG, WebP and GIF');
    expect(read(<AddFiles over onAdd={() => {}} />, state)).toContain('Let go to add them');
  });

  it('offers several files at once, of the kinds that can be shown', () => {
    const page = markup(<AddFiles over={false} onAdd={() => {}} />, state);
    expect(page).toMatch(/type="file" multiple="" accept="image\/png,image\/jpeg,image\/webp,image\/gif"/);
  });
});

describe('what is dropped on it', () => {
  /** What a browser says of something that is let go; `prevented`: the page has taken it from the browser. */
  const dropped = (types: string[], files: File[] = []) => {
    const state = { prevented: false };
    const preventDefault = () => Object.assign(state, { prevented: true });
    return {
      state,
      event: Object.assign(Object.create(null), { preventDefault, dataTransfer: { types, files } }),
    };
  };
  function dropping() {
    const taken: string[] = [];
    let drop: ReturnType<typeof useFileDrop>['drop'] | undefined;
    function Tray() {
      drop = useFileDrop(files => taken.push(...files.map(({ name }) => name))).drop;
      return null;
    }
    markup(<Tray />, state);
    return { taken, drop };
  }

  it('is taken when it is files', () => {
    const { taken, drop } = dropping();
    const { state: files, event } = dropped(['Files'], [new File(['x'], 'a.png'), new File(['y'], 'b.gif')]);
    drop?.onDrop(event);
    expect(files.prevented).toBe(true);
    expect(taken).toEqual(['a.png', 'b.gif']);
  });

  it('is left alone when it is a source or a word', () => {
    const { taken, drop } = dropping();
    const { state: word, event } = dropped(['text/plain']);
    drop?.onDrop(event);
    expect(word.prevented).toBe(false);
    expect(taken).toEqual([]);
  });
});
