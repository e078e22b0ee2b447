import type { Strings } from '../../../i18n/en.ts';
import type { Explanation } from '../../../i18n/explanation.ts';
import type { CardSign, SignedClient } from './card-sign.ts';
import { whyLeft } from './why-left.ts';

type Texts = Strings['operator']['touchdesignerCard'];

/** How one TouchDesigner is, and what to do. */
export function explainClient({ client, kind }: SignedClient, texts: Texts): Explanation {
  if (kind !== 'mistake') return texts.signs[kind];
  return texts.mistakes[client.mistake?.what ?? 'no-picture'];
}

/** What the card says before anything else, and what to do next. `number` writes a number as the language does. */
export function explainCard(sign: CardSign, texts: Texts, number: (value: number) => string): Explanation {
  switch (sign.kind) {
    case 'nobody':
      return texts.nobody;
    case 'left':
      return texts.left[whyLeft(sign.left)];
    case 'two-programs':
      return texts.twoPrograms;
    case 'all-well':
      return { what: texts.allWell(number(sign.count)), todo: texts.allWellText };
    case 'client':
      return explainWorst(sign.worst, sign.alone, texts);
    default:
      return sign satisfies never;
  }
}

/** Among several it must be said which one is meant. */
function explainWorst(worst: SignedClient, alone: boolean, texts: Texts): Explanation {
  const { what, todo } = explainClient(worst, texts);
  return { what: alone ? what : `${worst.client.name || texts.unnamed}: ${what}`, todo };
}
