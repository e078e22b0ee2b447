import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Pin } from '#shared/contract/room';
import type { ArtistClient } from '../draw/artist-client.ts';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import { Logo } from '../theme/Logo.tsx';
import type { PinMemory } from './pin-memory.ts';
import { pinProblem } from './pin-problem.ts';

/** The most digits that a PIN has. */
const DIGITS_MAX = 8;

/** R1: asks for a room's PIN, and goes in with it. */
export function EnterPin({
  client,
  room,
  memory,
}: {
  client: ArtistClient;
  room: string;
  memory: PinMemory;
}) {
  const strings = useGuestStrings();
  const { artist } = strings;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [impossible, setImpossible] = useState(false);
  const connection = useStore(client.state, state => state.connection);
  const question = useStore(client.state, state => state.keyQuestion);
  const refused = connection.kind === 'refused' && question === 'wrong';
  useEffect(() => {
    if (!refused) return;
    memory.forget();
    setTyped('');
    field.current?.focus();
  }, [refused, memory]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pin = Pin.safeParse(typed.trim());
    setImpossible(!pin.success);
    if (!pin.success) return;
    memory.keep(pin.data);
    client.knock();
  };
  const problem = impossible ? artist.pinImpossible : pinProblem({ connection, question }, strings);
  const asking = connection.kind === 'connecting';
  return (
    <main className="enter">
      <Logo />
      <form className="enter__form" onSubmit={submit}>
        <h1 className="enter__title">{artist.pinTitle}</h1>
        <p className="enter__hint">
          <span className="enter__room">{room}</span>
          {artist.refusals.unauthorised}
        </p>
        <input
          ref={field}
          className="enter__code"
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          aria-label={artist.pinLabel}
          aria-invalid={problem !== undefined}
          value={typed}
          maxLength={DIGITS_MAX}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the page is nothing but this one field.
          autoFocus
          onChange={event => {
            setImpossible(false);
            setTyped(event.currentTarget.value.replaceAll(/\D/g, ''));
          }}
        />
        {problem && (
          <p className="enter__problem" role="alert">
            {problem}
          </p>
        )}
        <button className="enter__go" type="submit" disabled={asking}>
          {asking ? artist.pinAsking : artist.pinButton}
        </button>
      </form>
    </main>
  );
}
