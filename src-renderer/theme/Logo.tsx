export function Logo() {
  return (
    <span className="logo">
      lienzo<span className="logo__dot">.</span>
    </span>
  );
}
