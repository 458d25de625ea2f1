/** Comparing dossiers that may be of the same household. */
export const duplicates = {
  title: { compare: 'Est-ce le même ménage ?', same: 'Même ménage', done: 'Comparaison terminée' },
  intro: {
    compare:
      'Les noms, une date de naissance ou un numéro unique concordent. Comparez ; ces lectures sont inscrites au journal des consultations.',
    same: 'Vous pouvez retirer la nouvelle demande : le prescripteur en sera prévenu.',
    done: 'Il n’y a plus rien à comparer.',
  },
  more: (count: number) =>
    count === 1 ? 'Un autre dossier viendra ensuite.' : `${count} autres dossiers viendront ensuite.`,
  mine: 'Nouvelle demande',
  other: 'Déjà connu',
  received: (day: string, by: string) => `Reçue le ${day} · ${by}`,
  hidden: 'L’identité n’est plus consultable à cette étape.',
  same: (code: string) => `Même ménage que ${code}`,
  different: 'Ménages différents',
  withdraw: 'Retirer la nouvelle demande',
}
