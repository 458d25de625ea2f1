/** The pages that the Teams app names: what it is, personal data, conditions. Plain HTML, nothing else loaded. */
export type Page = string

/** A plain page; what stands in it is our own text. */
export const page = (title: string, ...paragraphs: readonly string[]): Page => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Passerelle</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#222}h1{color:#17616b}a{color:#17616b}</style>
<h1>${title}</h1>
${paragraphs.map(paragraph => `<p>${paragraph}</p>`).join('\n')}
<p><a href="/">Passerelle</a> · <a href="/confidentialite">Confidentialité</a> · <a href="/conditions">Conditions</a></p>
</html>
`

export const pages: Readonly<Record<string, Page>> = {
  '/': page(
    'Passerelle',
    'Passerelle relie, dans Microsoft Teams, les partenaires du protocole habitats adaptés et accompagnés de Dijon et de la Côte-d’Or : de la demande d’orientation d’un ménage à son accompagnement dans un logement.',
    'On y entre avec un code d’invitation remis par le secrétariat du dispositif. Dans Teams, cherchez « Passerelle », puis tapez « aide ».',
  ),
  '/confidentialite': page(
    'Confidentialité',
    'Passerelle traite des données sur les ménages suivis (identité, situation, besoins de logement, accompagnement) pour le seul suivi de leur parcours, dans le cadre d’une mission d’intérêt public. Chaque ménage en est informé avant toute demande, et son accord au partage est recueilli.',
    'Chaque professionnel ne voit que ce que son rôle demande. L’identité et les textes sont chiffrés ; chaque lecture de données protégées est journalisée pendant douze mois. Deux ans après le dernier contact avec le ménage, ce qui l’identifie est effacé.',
    'Des professionnels, Passerelle garde le nom, l’identifiant Microsoft Entra, le rôle et les gestes faits dans l’outil.',
    'Pour accéder aux données, les rectifier ou s’opposer, on s’adresse au secrétariat du dispositif ; à défaut, à la CNIL.',
  ),
  '/conditions': page(
    'Conditions d’utilisation',
    'Passerelle est réservée aux professionnels des organisations partenaires, invités par le secrétariat du dispositif et tenus au secret professionnel ou à la confidentialité.',
    'N’écrivez pas l’identité d’un ménage dans un message : utilisez les champs des cartes. Ce qui concerne un enfant en danger ne se saisit pas ici ; cela se signale à la cellule départementale (CRIP) ou au 119.',
    'Le logiciel est libre, sous licence EUPL 1.2, fourni sans garantie.',
  ),
}
