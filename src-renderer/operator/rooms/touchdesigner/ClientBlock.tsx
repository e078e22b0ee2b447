import { useStrings } from '../../../i18n/operator-strings.ts';
import { useFormat } from '../../../i18n/strings-context.tsx';
import { wholeSeconds } from '../../whole-seconds.ts';
import { ClientFigures } from './ClientFigures.tsx';
import type { SignedClient } from './card-sign.ts';
import { isWell, toneOf } from './client-sign.ts';
import { explainClient } from './sign-words.ts';

interface ClientBlockProps {
  readonly signed: SignedClient;
  /** The card's head says how it is. */
  readonly told: boolean;
  readonly drawing: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** One TouchDesigner: who it is, how it is, and its figures. */
export function ClientBlock({ signed, told, drawing, now }: ClientBlockProps) {
  const texts = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const { client, kind } = signed;
  const name = client.name || texts.unnamed;
  return (
    <section className="td-client" aria-label={name}>
      <p className="td-client__head">
        <span className="td-client__name">{name}</span>
        <span className={`room-mark state--${toneOf(kind)}`}>
          <span className="dot" />
          {texts.words[kind]}
        </span>
        <code className="td-client__address">{client.address}</code>
        <span className="form-hint">
          {texts.figures.hereFor(format.duration(wholeSeconds(now - client.since)))}
        </span>
      </p>
      {!told && !isWell(kind) && <OwnTrouble signed={signed} />}
      <ClientFigures client={client} drawing={drawing} mistakeTold={kind === 'mistake'} now={now} />
    </section>
  );
}

/** What is wrong with one of several, where the head speaks of another one. */
function OwnTrouble({ signed }: { signed: SignedClient }) {
  const texts = useStrings().operator.touchdesignerCard;
  const { what, todo } = explainClient(signed, texts);
  const said = signed.kind === 'error' && signed.client.report?.error;
  return (
    <>
      <p className="td-client__what">{what}</p>
      {said && <p className="td-verbatim">{said}</p>}
      <p>{todo}</p>
    </>
  );
}
