// The least that an Electron app can be: one window with one line of text.
const { app, BrowserWindow } = require('electron');

process.on('SIGTERM', () => app.quit());
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => {
    window.show();
    process.stderr.write('the window is shown\n');
  });
  void window.loadFile('hello.html');
});
