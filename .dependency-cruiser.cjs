/** Who may import whom: see README, "The house". */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...to].join('|')})` },
})
const lib = (name, library, homes) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: homes.map(home => `^src/${home}`) },
  to: { path: `node_modules/${library}` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain-imports-nobody', 'domain/', []),
    // A sentence is typed by what it speaks of (verbs, buttons): types only, nothing of actions runs in text.
    {
      ...only('text-knows-the-domain', 'text/', ['domain/']),
      to: { path: '^src/', pathNot: '^src/(text/|domain/)', dependencyTypesNot: ['type-only'] },
    },
    only('store-knows-the-domain', 'store/', ['domain/']),
    only('actions-know-domain-and-store', 'actions/', ['domain/', 'store/(store|documents|vault)']),
    only('cards-know-actions-text-domain', 'cards/', ['actions/', 'text/', 'domain/']),
    only('dialogs-know-cards-and-actions', 'dialogs/', ['cards/', 'actions/', 'text/', 'domain/']),
    only('papers-know-actions-text-domain', 'papers/', [
      ...['actions/', 'sheets/', 'text/', 'domain/'],
      // Routes answer like the others of the server, and a fault is logged like the others.
      ...['http', 'bot/background', 'store/(store|documents)'],
    ]),
    only('jobs-know-actions', 'jobs/', ['actions/', 'domain/', 'store/(store|documents|vault|expire)']),
    only('tab-knows-actions-and-text', 'tab/(?!page/)', [
      'tab/(?!page/)',
      'actions/',
      'text/',
      'domain/',
      'http',
      'store/(store|documents)',
    ]),
    // The page runs in a browser: of the server it knows the shapes of what it gets, nothing that runs.
    {
      ...only('page-knows-text-and-domain', 'tab/page/', ['text/', 'domain/']),
      to: { path: '^src/', pathNot: '^src/(tab/page/|text/|domain/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-without-calendar',
      comment: 'Holidays and time zones are the server’s: they weigh more than the whole page.',
      severity: 'error',
      from: { path: '^src/tab/page/' },
      to: { path: '^src/(domain/calendar|store/)', dependencyTypesNot: ['type-only'] },
    },
    only('sheets-know-the-domain', 'sheets/', ['domain/']),
    {
      name: 'domain-libraries',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|luxon|@types/luxon|date-holidays)/' },
    },
    lib('botbuilder-at-the-edge', 'botbuilder', ['bot/', 'dialogs/', 'server.ts', 'main.ts']),
    lib('files-are-read-in-sheets', '(csv-parse|sax|fflate)/', ['sheets/']),
    lib('mongoose-in-its-store', 'mongoose', ['store/mongo/']),
    lib('templating-in-card.ts', 'adaptivecards-templating', ['cards/card.ts']),
    lib('pdf-and-calendar-in-papers', '(pdfmake|ics)/', ['papers/']),
    lib('sqlite-in-its-store', 'libsql', ['store/embedded/']),
    lib('browser-libraries-in-the-page', '(react|react-dom|@fluentui|@microsoft/teams-js|d3-.*)/', [
      'tab/page/',
    ]),
    lib('tokens-in-the-tab', 'jose', ['tab/(signIn|demo).ts']),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
