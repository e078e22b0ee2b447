import type { ReactNode } from 'react';

/** One matter: what it is about on the left, what can be done on the right. */
export function Panel({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="panel settings__panel" aria-label={title}>
      <div>
        <h2 className="settings__title">{title}</h2>
        {text && <p className="settings__text">{text}</p>}
      </div>
      <div className="settings__content">{children}</div>
    </section>
  );
}
