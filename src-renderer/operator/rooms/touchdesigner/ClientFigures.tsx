import type { ReactNode } from 'react';
import type { TouchdesignerClient } from '#shared/contract/touchdesigner';
import { useStrings } from '../../../i18n/operator-strings.ts';
import { useFormat } from '../../../i18n/strings-context.tsx';
import { wholeSeconds } from '../../whole-seconds.ts';
import { currentReport } from './client-sign.ts';

interface ClientFiguresProps {
  readonly client: TouchdesignerClient;
  /** Somebody draws in the room: without, nothing new is sent. */
  readonly drawing: boolean;
  /** Its newest mistake is explained above. */
  readonly mistakeTold: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** What a TouchDesigner receives and sends, and what it reports of itself. */
export function ClientFigures({ client, drawing, mistakeTold, now }: ClientFiguresProps) {
  const { figures } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  return (
    <dl className="td-figures">
      <Figure name={figures.receives}>
        <Receives client={client} drawing={drawing} />
      </Figure>
      <Figure name={figures.sends}>
        <Sends client={client} now={now} />
      </Figure>
      <Figure name={figures.component}>
        <Component client={client} now={now} />
      </Figure>
      {client.report?.path && <Path path={client.report.path} />}
      {client.roundTripMs !== undefined && (
        <Figure name={figures.roundTrip}>{format.ms(client.roundTripMs)}</Figure>
      )}
      {client.mistake && <Mistake mistake={client.mistake} told={mistakeTold} now={now} />}
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="td-figure">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Facts that stand in one line; what is not known is left out. */
function Facts({ facts }: { facts: readonly (string | false | undefined)[] }) {
  return facts.filter(fact => fact !== false && fact !== undefined).join(' · ');
}

function Receives({ client, drawing }: Pick<ClientFiguresProps, 'client' | 'drawing'>) {
  const { figures } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const { fps, fpsWanted, bytesPerSecond, droppedFrames, unsentBytes, images } = client.receives;
  return (
    <Facts
      facts={[
        figures.fpsOf(format.fps(fps), format.number(fpsWanted, 1)),
        format.bytesPerSecond(bytesPerSecond),
        figures.drops(format.number(droppedFrames)),
        unsentBytes > 0 && figures.unsent(format.bytes(unsentBytes)),
        fps === 0 && !drawing && figures.nobodyDraws,
        images === 'text' && figures.asText,
      ]}
    />
  );
}

function Sends({ client, now }: Pick<ClientFiguresProps, 'client' | 'now'>) {
  const { figures } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const { fps, bytesPerSecond, newest } = client.sends;
  if (!newest) return figures.nothingYet;
  const { width, height, bytes, atMs } = newest;
  const ago = format.duration(wholeSeconds(now - atMs));
  const picture = figures.newest(
    `${width}\u00a0×\u00a0${height}`,
    FORMAT_NAMES[newest.format],
    format.bytes(bytes),
    ago,
  );
  return <Facts facts={[format.fps(fps), format.bytesPerSecond(bytesPerSecond), picture]} />;
}

const FORMAT_NAMES = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' } as const;

/** Its own figures only while they are how things are now. */
function Component({ client, now }: Pick<ClientFiguresProps, 'client' | 'now'>) {
  const { figures } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  if (!client.report) return figures.noKit;
  const { kit, build } = client.report;
  const { shown, cook } = currentReport(client, now) ?? {};
  return (
    <Facts
      facts={[
        kit !== undefined && figures.version(kit),
        build !== undefined && figures.build(build),
        cook !== undefined && figures.cooks(format.fps(cook)),
        shown !== undefined && figures.takes(format.fps(shown)),
      ]}
    />
  );
}

function Path({ path }: { path: NonNullable<NonNullable<TouchdesignerClient['report']>['path']> }) {
  const { figures, paths } = useStrings().operator.touchdesignerCard;
  const { what, todo } = paths[path];
  return (
    <Figure name={figures.canvas}>
      {what}. {todo}
    </Figure>
  );
}

interface MistakeProps {
  readonly mistake: NonNullable<TouchdesignerClient['mistake']>;
  readonly told: boolean;
  readonly now: number;
}

function Mistake({ mistake, told, now }: MistakeProps) {
  const { figures, mistakes } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const { what, todo } = mistakes[mistake.what];
  const ago = format.duration(wholeSeconds(now - mistake.atMs));
  return (
    <Figure name={figures.mistakes}>
      {!told && `${what} ${todo} `}
      {figures.mistake(format.number(mistake.times), ago)}
    </Figure>
  );
}
