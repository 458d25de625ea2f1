/** The guided referral: its questions, as they are asked, and what is said around them. */
import type { QuestionKey } from '../../dialogs/questions'

const ask = {
  origin: 'Par quelle instance ce ménage est-il repéré ?',
  reference: 'Y a-t-il une référence dans cette instance ?',
  information: 'Quand et par qui le ménage a-t-il été informé ?',
  agreement: 'Avec qui le ménage accepte-t-il que son dossier soit partagé ?',
  person: 'Qui est la personne que vous orientez ?',
  partner: 'Y a-t-il un second adulte ?',
  typology: 'Quel type de ménage est-ce ?',
  adults: 'Combien d’adultes vivent dans le ménage ?',
  children: 'Quel âge ont les enfants ?',
  animals: 'Y a-t-il des animaux ?',
  guardianship: 'Y a-t-il une mesure de protection ?',
  representative: 'Qui représente la personne ?',
  housing: 'Où vit le ménage aujourd’hui ?',
  since: 'Depuis quand ?',
  eviction: 'Y a-t-il une procédure d’expulsion ?',
  path: 'Quel a été son parcours logement ?',
  request: 'Où en est la demande de logement social ?',
  incomes: 'De quoi vit le ménage ?',
  monthly: 'Combien le ménage reçoit-il par mois, en euros ?',
  debts: 'Y a-t-il des dettes ?',
  difficulties: 'Quelles difficultés rencontre le ménage ?',
  precisions: 'Que faut-il savoir de ces difficultés ?',
  support: 'Qui suit déjà le ménage ?',
  home: 'Quel logement individuel lui faut-il ?',
  size: 'De quelle taille ?',
  territory: 'Sur quel territoire ?',
  sector: 'Un secteur en particulier ?',
  constraints: 'Y a-t-il des contraintes ?',
  diagnosis: 'Quel est le diagnostic social ?',
  summary: 'Que dire à la commission ?',
} satisfies Record<QuestionKey, string>

const why: Readonly<Partial<Record<QuestionKey, string>>> = {
  information: 'L’information du ménage est obligatoire.',
  agreement: 'Sans son accord pour le SIAO, la demande ne peut pas partir.',
  person:
    'Saisissez l’identité dans ces champs seulement, jamais en message. Aucune pièce d’identité n’est demandée.',
  partner: 'Son nom, son prénom et sa date de naissance, dans ces champs.',
  request: 'Le numéro unique se saisit dans ce champ, jamais en message.',
  precisions: 'Rien ici sur un enfant en danger : appelez le 119 ou la CRIP.',
  support: 'Un prestataire qui a déjà la confiance du ménage sera proposé en premier.',
  diagnosis: 'Saisissez-le dans ces champs seulement, jamais en message.',
  summary: 'Les membres de la commission liront ceci : ni nom, ni santé.',
}

export const dialog = {
  ask: ask as Readonly<Record<string, string>>,
  why: why as Readonly<Record<string, string | undefined>>,
  step: (at: number, of: number, section: string) => `Étape ${at} sur ${of} · ${section}`,
  orType: 'Vous pouvez aussi écrire votre réponse.',
  next: 'Suivant',
  pass: 'Passer',
  back: 'Retour',
  help: 'Aide',
  cancel: 'Annuler',
  /** Words that are understood inside every question, without accents and capitals. */
  typed: {
    pass: ['passer', 'suivant', 'sauter'],
    back: ['retour', 'precedent'],
    cancel: ['annuler', 'stop', 'quitter'],
    help: ['aide', '?'],
  } as Readonly<Record<'pass' | 'back' | 'cancel' | 'help', readonly string[]>>,
  yes: ['oui', 'o'] as readonly string[],
  no: ['non', 'n'] as readonly string[],
  passed: 'Passé.',
  moved: 'La suite est plus bas.',
  recorded: 'c’est enregistré',
  say: {
    helps:
      'Je pose une question à la fois, et je garde chaque réponse. « retour » revient à la question précédente, « passer » saute ce qui est facultatif, « annuler » met la demande de côté : elle reste là 30 jours. À la fin, vous relisez et corrigez tout avant l’envoi.',
    notHere:
      'Pour protéger le ménage, je n’ai pas gardé votre message : saisissez cette réponse dans les champs de la carte, et supprimez votre message s’il contient un nom, une date de naissance, un numéro ou un texte sur le ménage.',
    chooseThere: 'Choisissez l’une des réponses de la carte.',
    useFields: 'Répondez dans les champs de la carte, puis « Suivant ».',
    notOptional: 'Cette réponse est nécessaire, je ne peux pas la passer.',
    first: 'C’est la première question.',
    past: 'Cette question est passée : voici où nous en sommes.',
    changed:
      'Les questions ont changé depuis votre dernière visite. Vos réponses sont gardées : reprenons ici.',
    resumed: 'Reprenons où vous en étiez.',
    nothingOpen: 'Aucune demande n’est en cours ici.',
  },
}
