import { app, session } from 'electron';
import { isOwnDownload, isOwnPage } from './app-protocol.ts';

/**
 * Refuses, for every page there will ever be: navigation away, new windows, embedded views, permissions, and downloads of anything
 * but what our own page made itself (an export).
 */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (!isOwnPage(address)) event.preventDefault();
    });
    contents.on('will-redirect', event => event.preventDefault());
    contents.on('will-attach-webview', event => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.defaultSession.on('will-download', (event, item, contents) => {
    if (!isOwnPage(contents.getURL()) || !isOwnDownload(item.getURL())) event.preventDefault();
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
