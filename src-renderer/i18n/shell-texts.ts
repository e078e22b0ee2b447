import type { Language } from '#shared/contract/state';
import type { Explanation } from './explanation.ts';

/** What the frame around the pages says where it is another thing in a browser than in the window beside the engine. */
export interface ShellTexts {
  /** The connection was lost. */
  readonly cut: Explanation;
  /** There never was one. */
  readonly none: Explanation;
  /** The token of this page's address is void. */
  readonly shutOut: Explanation;
  readonly panicFailed: string;
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  en: {
    cut: {
      what: 'Connection lost',
      todo: 'The displays go on without this page. It tries again by itself. Check this device’s network, then the machine that runs Lienzo.',
    },
    none: {
      what: 'No answer from Lienzo',
      todo: 'This page tries again by itself. Is this device in the venue’s network, and is the machine that runs Lienzo on?',
    },
    shutOut: {
      what: 'This page is shut out',
      todo: 'The operator’s address was renewed. Open the new one: Lienzo shows it under Settings on its own machine.',
    },
    panicFailed:
      'The command did not reach the engine: the wall is as it was. Press it again; if it fails again, use the machine that runs Lienzo.',
  },
  es: {
    cut: {
      what: 'Conexión perdida',
      todo: 'Las pantallas siguen sin esta página, que vuelve a intentarlo sola. Revisa la red de este dispositivo y después el equipo de Lienzo.',
    },
    none: {
      what: 'Lienzo no responde',
      todo: 'Esta página vuelve a intentarlo sola. ¿Está este dispositivo en la red del local y el equipo de Lienzo encendido?',
    },
    shutOut: {
      what: 'Esta página ya no tiene acceso',
      todo: 'La dirección del operador se ha renovado. Abre la nueva: Lienzo la muestra en Ajustes, en su propio equipo.',
    },
    panicFailed:
      'La orden no ha llegado al motor: la pared sigue igual. Púlsala otra vez; si vuelve a fallar, usa el equipo de Lienzo.',
  },
};
