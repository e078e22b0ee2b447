import '../zod-without-eval.ts';
import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '../theme/tokens.css';
import './operator.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OperatorWindow } from './OperatorWindow.tsx';
import { OperatorContext, startOperator } from './operator.ts';

const operator = startOperator();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OperatorContext value={operator}>
        <OperatorWindow />
      </OperatorContext>
    </StrictMode>,
  );
}
