import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endingQuestions } from './ending-questions.ts';
import { nativeTexts } from './native-texts.ts';

const electron = vi.hoisted(() => ({ dialog: { showMessageBox: vi.fn() } }));
vi.mock('electron', () => electron);

const SHOW = { displays: 2, guests: 1 };
const never = new AbortController().signal;

/** The questions where there is a tray or none; the operator presses the button of this number. */
function questions(response: number, mayHaveTray = true, language: 'en' | 'es' = 'en') {
  electron.dialog.showMessageBox.mockResolvedValue({ response, checkboxChecked: false });
  return endingQuestions({ window: () => undefined, texts: () => nativeTexts(language).ending, mayHaveTray });
}

const asked = () => electron.dialog.showMessageBox.mock.calls.at(-1)?.at(-1);

beforeEach(() => electron.dialog.showMessageBox.mockReset());

describe('the question when the window closes', () => {
  it.each([
    [0, 'keep-running'],
    [1, 'stop'],
    [2, 'cancel'],
    [7, 'cancel'],
  ])('button %i means %s', async (response, answer) => {
    expect(await questions(response).askToClose(SHOW, never)).toBe(answer);
  });

  it('says what is live and how the window comes back; nothing ends by Enter or Escape', async () => {
    await questions(0).askToClose(SHOW, never);
    expect(asked().detail).toMatch(/^2 displays are live and 1 guest is in a room\. .+ icon in the tray/);
    expect([asked().buttons[asked().defaultId], asked().buttons[asked().cancelId]]).toEqual([
      'Keep running in the tray',
      'Cancel',
    ]);
  });

  it('promises no tray where there is none', async () => {
    await questions(0, false).askToClose(SHOW, never);
    expect(asked().detail).toContain('start Lienzo again');
    expect(asked().buttons).toEqual(['Keep running', 'Stop the show', 'Cancel']);
  });

  it('speaks the operator’s language', async () => {
    await questions(0, true, 'es').askToClose(SHOW, never);
    expect(asked().message).toBe('El espectáculo está en marcha. ¿Cerrar la ventana?');
  });

  it('can be withdrawn', async () => {
    const { signal } = new AbortController();
    await questions(0).askToClose(SHOW, signal);
    expect(asked().signal).toBe(signal);
  });
});

describe('the question before quitting', () => {
  it.each([
    [0, 'stop'],
    [1, 'cancel'],
    [7, 'cancel'],
  ])('button %i means %s', async (response, answer) => {
    expect(await questions(response).askToQuit(SHOW, never)).toBe(answer);
  });

  it('says what is lost and what is kept; nothing ends by Enter or Escape', async () => {
    await questions(1).askToQuit(SHOW, never);
    expect(asked().detail).toContain('Drawings are kept');
    expect([asked().defaultId, asked().cancelId].map(id => asked().buttons[id])).toEqual([
      'Cancel',
      'Cancel',
    ]);
  });
});
