/** Long enough for the browser to have begun reading; the memory is given back after it. */
const READ_WITHIN_MS = 10_000;

/** Hands a text to the person as a file: the browser and Electron ask where to, or put it with the downloads. */
export function saveText(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN_MS);
}
