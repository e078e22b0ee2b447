import type { ReactNode } from 'react';

export function PageHead(props: { title: string; subtitle?: string; children?: ReactNode }) {
  return (
    <div className="page__head">
      <h1 className="page__title">{props.title}</h1>
      {props.subtitle && <span className="page__subtitle">{props.subtitle}</span>}
      {props.children && <div className="page__tools">{props.children}</div>}
    </div>
  );
}
