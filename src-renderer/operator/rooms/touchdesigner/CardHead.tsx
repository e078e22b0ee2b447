import { useStrings } from '../../../i18n/operator-strings.ts';
import { useFormat } from '../../../i18n/strings-context.tsx';
import { type CardSign, cardTone } from './card-sign.ts';
import { explainCard } from './sign-words.ts';
import { ToPin } from './ToPin.tsx';
import { whyLeft } from './why-left.ts';

/** The light, and what to do next: what is read across a dark room. */
export function CardHead({ sign }: { sign: CardSign }) {
  const texts = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const { what, todo } = explainCard(sign, texts, format.number);
  const said = sign.kind === 'client' && sign.worst.kind === 'error' && sign.worst.client.report?.error;
  return (
    <div className="td-head">
      <span className={`td-light state--${cardTone(sign)}`} aria-hidden />
      <div className="td-head__words">
        <p className="td-head__what" role="status">
          {what}
        </p>
        {said && <p className="td-verbatim">{said}</p>}
        <p className="td-head__todo">{todo}</p>
        {sign.kind === 'left' && whyLeft(sign.left) === 'unauthorised' && <ToPin />}
      </div>
    </div>
  );
}
