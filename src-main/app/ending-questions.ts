import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { CloseAnswer, QuitAnswer } from './ending.ts';
import type { LiveShow } from './live-show.ts';
import type { NativeTexts } from './native-texts.ts';

/** In the order of the buttons. */
const CLOSE_ANSWERS: readonly CloseAnswer[] = ['keep-running', 'stop', 'cancel'];
const QUIT_ANSWERS: readonly QuitAnswer[] = ['stop', 'cancel'];

export interface QuestionOptions {
  readonly window: () => BrowserWindow | undefined;
  readonly texts: () => NativeTexts['ending'];
  readonly mayHaveTray: boolean;
}

/** The two questions of `Ending`, as the system's own dialogs. */
export function endingQuestions({ window, texts, mayHaveTray }: QuestionOptions) {
  const ask = async (options: MessageBoxOptions): Promise<number> => {
    const owner = window();
    const box = { type: 'warning', noLink: true, ...options } as const;
    const { response } = await (owner ? dialog.showMessageBox(owner, box) : dialog.showMessageBox(box));
    return response;
  };
  return {
    askToClose: async (show: LiveShow, signal: AbortSignal): Promise<CloseAnswer> => {
      const words = texts();
      const response = await ask({
        message: words.close,
        detail: `${words.live(show)} ${mayHaveTray ? words.withTray : words.withoutTray}`,
        buttons: [mayHaveTray ? words.keepRunningInTray : words.keepRunning, words.stop, words.cancel],
        defaultId: 0,
        cancelId: 2,
        signal,
      });
      return CLOSE_ANSWERS[response] ?? 'cancel';
    },
    askToQuit: async (show: LiveShow, signal: AbortSignal): Promise<QuitAnswer> => {
      const words = texts();
      const response = await ask({
        message: words.quit,
        detail: `${words.live(show)} ${words.stops}`,
        buttons: [words.stop, words.cancel],
        defaultId: 1,
        cancelId: 1,
        signal,
      });
      return QUIT_ANSWERS[response] ?? 'cancel';
    },
  };
}
