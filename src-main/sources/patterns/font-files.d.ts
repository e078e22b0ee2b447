/** A font as a data URL: the engine runs from one bundle, with no files of its own beside it. */
declare module '*.woff2?inline' {
  const dataUrl: string;
  export default dataUrl;
}
