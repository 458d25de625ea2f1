const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'aucun dossier')

/** Planning a session, and its agenda. */
export const session = {
  plan: 'Planifier une séance',
  kicker: 'Commission des cas complexes',
  planned: 'Séances prévues',
  plannedLine: (day: string, time: string, n: number) => `${day} à ${time} · ${dossiers(n)}`,
  open: 'Ouvrir',
  on: 'Date',
  time: 'Heure',
  timeError: 'Indiquez une heure.',
  place: 'Lieu ou lien de visioconférence',
  placeHint: 'Salle, adresse, ou lien https://…',
  placeError: 'Indiquez le lieu ou le lien.',
  ready: 'Dossiers prêts, du plus ancien au plus récent',
  nothingReady:
    'Aucun dossier n’est prêt. La séance peut être planifiée : vous ajouterez des dossiers ensuite.',
  age: (days: number) =>
    days > 60 ? `depuis ${Math.floor(days / 30)} mois` : days > 1 ? `depuis ${days} jours` : 'depuis peu',
  interrupted: (codes: readonly string[]) =>
    codes.length > 1
      ? `Mesures interrompues, à signaler en séance : ${codes.join(', ')}`
      : `Mesure interrompue, à signaler en séance : ${codes.join('')}`,
  planIt: 'Planifier la séance',
  explain: 'Les membres ne reçoivent rien encore : les votes s’ouvrent avec la convocation.',
  title: (day: string) => `Séance du ${day}`,
  when: {
    meeting: (day: string, time: string) => `${day} à ${time}`,
    written: (day: string, time: string) => `Vote par écrit jusqu’au ${day} à ${time}`,
  },
  at: (time: string, n: number) => `${time} · ${dossiers(n)}`,
  empty: 'Aucun dossier à l’ordre du jour.',
  progress: (cast: number, asked: number) => `${cast} / ${asked} votes`,
  notOpen: 'vote à ouvrir avec la convocation',
  convene: 'Convoquer et ouvrir les votes',
  voteOpen: 'vote en cours',
  voteClosed: 'vote clos, à décider',
  decided: { integrate: 'intégré', refuse: 'non intégré', adjourn: 'ajourné' },
  join: 'Rejoindre',
  refresh: 'Actualiser',
  addDossiers: (n: number) => (n > 1 ? `Ajouter des dossiers (${n} prêts)` : 'Ajouter un dossier (1 prêt)'),
  add: 'Ajouter à l’ordre du jour',
  remove: 'Retirer de l’ordre du jour',
  agenda: 'Ordre du jour',
}
