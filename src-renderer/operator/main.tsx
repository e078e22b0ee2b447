import '../zod-without-eval.ts';
import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '../theme/tokens.css';
import './operator.css';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { OperatorWindow } from './OperatorWindow.tsx';
import { OperatorContext, startOperator } from './operator.ts';

const started = startOperator();

function OperatorPage() {
  const draw = useStore(started.draw);
  const operator = useMemo(() => ({ ...started, draw }), [draw]);
  return (
    <OperatorContext value={operator}>
      <OperatorWindow />
    </OperatorContext>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OperatorPage />
    </StrictMode>,
  );
}
