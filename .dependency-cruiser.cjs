/**
 * The tiers and rooms of docs/DESIGN.md, as rules. A folder may import what its row allows; everything else breaks the lint step.
 */
const engineRooms = {
  platform: [],
  store: [],
  imaging: [],
  rooms: ['store', 'imaging'],
  metrics: ['store'],
  sources: ['rooms', 'imaging'],
  media: ['store', 'imaging', 'sources'],
  gallery: ['store', 'rooms', 'imaging', 'sources'],
  displays: ['store'],
  'virtual-p3a': ['imaging'],
  relay: ['rooms', 'imaging', 'sources'],
  routing: ['sources', 'imaging', 'displays', 'metrics'],
  control: ['relay', 'rooms', 'routing'],
};

/** What stands on all of these rooms: the show as a whole, and the operator's commands over it. */
engineRooms.show = Object.keys(engineRooms).filter(room => room !== 'control');
engineRooms.desk = Object.keys(engineRooms);

const roomRules = Object.entries(engineRooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  comment: `src-main/${room} may import src-shared, ${['platform', ...allowed].join(', ')}.`,
  from: { path: `^src-main/${room}/`, pathNot: '\\.test\\.ts$|/test-kit/' },
  to: { path: '^src-main/', pathNot: [`^src-main/(${[room, 'platform', ...allowed].join('|')})/`] },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'src-shared imports nothing of ours, no Node, no Electron, no DOM library.',
      from: { path: '^src-shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src-shared/|node_modules/(zod|@orpc/contract)/' },
    },
    {
      name: 'renderer-knows-no-main',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/' },
    },
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'only-app-knows-electron',
      severity: 'error',
      from: { path: '^(src-main|src-shared|src-renderer)/', pathNot: '^src-main/app/' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'pixels-libraries-live-in-imaging',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/imaging/|\\.test\\.ts$' },
      to: { path: 'node_modules/(sharp|@img|@napi-rs/canvas|@julusian/jpeg-turbo)/' },
    },
    {
      name: 'database-library-lives-in-store',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/store/' },
      to: { path: 'node_modules/@photostructure/' },
    },
    ...roomRules,
  ],
  options: {
    parser: 'swc',
    // swc is asked for TypeScript without JSX: biome.json has the same rules for the .tsx files of the renderer.
    exclude: { path: '\\.(tsx|css)$' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
