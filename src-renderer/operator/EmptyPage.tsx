/** A page that has nothing to show yet: what is missing, and what to do. */
export function EmptyPage({ title, text }: { title: string; text?: string }) {
  return (
    <main className="empty">
      <p className="empty__title">{title}</p>
      {text && <p className="empty__text">{text}</p>}
    </main>
  );
}
