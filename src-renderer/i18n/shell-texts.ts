import type { Language } from '#shared/contract/state';
import type { Explanation } from './explanation.ts';

/** What is said in one place of an engine that does not answer. */
interface SilenceTexts {
  /** The connection was lost. */
  readonly cut: Explanation;
  /** There never was one. */
  readonly none: Explanation;
  readonly panicFailed: string;
}

/** What the frame around the pages says: another thing in a browser across the network than in the window beside the engine. */
export interface ShellTexts {
  readonly window: SilenceTexts;
  readonly browser: SilenceTexts;
  /** The token of this page's address is void: the same trouble wherever it is met. */
  readonly shutOut: Explanation;
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  en: {
    window: {
      cut: {
        what: 'The engine does not answer',
        todo: 'What you see may be old. This window tries again by itself; if it stays so, restart Lienzo.',
      },
      none: {
        what: 'No engine behind this page',
        todo: 'This window got no answer from Lienzo. Close it and start Lienzo again.',
      },
      panicFailed: 'The command did not reach the engine. Press it again; if it fails again, restart Lienzo.',
    },
    browser: {
      cut: {
        what: 'Connection lost',
        todo: 'The displays go on without this page. It tries again by itself. Check this device’s network, then the machine that runs Lienzo.',
      },
      none: {
        what: 'No answer from Lienzo',
        todo: 'This page tries again by itself. Is this device in the venue’s network, and is the machine that runs Lienzo on?',
      },
      panicFailed:
        'The command did not reach the engine: the wall is as it was. Press it again; if it fails again, use the machine that runs Lienzo.',
    },
    shutOut: {
      what: 'This page is shut out',
      todo: 'The operator’s address was renewed. Open the new one: Lienzo shows it under Settings on its own machine.',
    },
  },
  es: {
    window: {
      cut: {
        what: 'El motor no responde',
        todo: 'Lo que ves puede ser antiguo. Esta ventana vuelve a intentarlo sola; si sigue así, reinicia Lienzo.',
      },
      none: {
        what: 'No hay motor detrás de esta página',
        todo: 'Esta ventana no ha recibido respuesta de Lienzo. Ciérrala y vuelve a abrir Lienzo.',
      },
      panicFailed: 'La orden no ha llegado al motor. Púlsala otra vez; si vuelve a fallar, reinicia Lienzo.',
    },
    browser: {
      cut: {
        what: 'Conexión perdida',
        todo: 'Las pantallas siguen sin esta página, que vuelve a intentarlo sola. Revisa la red de este dispositivo y después el equipo de Lienzo.',
      },
      none: {
        what: 'Lienzo no responde',
        todo: 'Esta página vuelve a intentarlo sola. ¿Está este dispositivo en la red del local y el equipo de Lienzo encendido?',
      },
      panicFailed:
        'La orden no ha llegado al motor: la pared sigue igual. Púlsala otra vez; si vuelve a fallar, usa el equipo de Lienzo.',
    },
    shutOut: {
      what: 'Esta página ya no tiene acceso',
      todo: 'La dirección del operador se ha renovado. Abre la nueva: Lienzo la muestra en Ajustes, en su propio equipo.',
    },
  },
};
