import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties; see the style sheets. */
    '--ratio'?: number;
    '--fill'?: string;
    '--colour'?: string;
  }
}
