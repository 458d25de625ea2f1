/** Homes of the sample landlords: invented, and obviously so. As the landlord's form sends them. */
import { type Day, addDays } from '../../src/domain/calendar'

type Form = Readonly<Record<string, string>>

const usual: Form = {
  state: 'existing',
  territory: 'metropole',
  kind: 'house',
  size: 'T4',
  floor: '0',
  features: 'apart,garden',
  funding: 'plai',
  leases: 'direct,sliding',
}

interface Sample {
  readonly who: string
  readonly form: Form
  /** Days before today since when it is vacant; absent while somebody lives there. */
  readonly vacantFor?: number
}

const home = (
  who: string,
  reference: string,
  commune: string,
  address: string,
  more: Form,
  vacantFor?: number,
): Sample => ({
  who,
  form: { ...usual, reference, commune, address, ...more },
  ...(vacantFor !== undefined && { vacantFor }),
})

const samples: readonly Sample[] = [
  home(
    'landlord',
    'TIL-0012',
    'Exempleville',
    '3 rue des Exemples',
    { surface: '88', rent: '498', charges: '54' },
    40,
  ),
  home(
    'landlord',
    'TIL-0031',
    'Exempleville',
    '14 allée Inventée',
    { kind: 'own-entrance', surface: '81', rent: '455', charges: '60', features: 'near-services,parking' },
    18,
  ),
  home(
    'landlord',
    'TIL-0044',
    'Chenove-Exemple',
    '2 impasse du Modèle',
    { size: 'T2', surface: '47', rent: '310', features: 'near-services' },
    25,
  ),
  home('landlord', 'TIL-0050', 'Exempleville', '9 rue des Exemples', {
    size: 'T5',
    surface: '104',
    rent: '560',
  }),
  home(
    'landlord',
    'TIL-0058',
    'Talant-Exemple',
    '1 place Fictive',
    { kind: 'flat', floor: '3', size: 'T3', rent: '402' },
    10,
  ),
  home('landlord', 'TIL-N01', 'Exempleville', '', {
    size: 'T5',
    state: 'financed',
    funding: 'plai-adapted',
    features: 'accessible,apart,garden',
  }),
  home(
    'landlord2',
    'SUR-101',
    'Quetigny-Exemple',
    '5 chemin Imaginaire',
    { size: 'T3', surface: '69', rent: '415', funding: 'plai-adapted', features: 'near-services,garden' },
    33,
  ),
  home(
    'landlord2',
    'SUR-108',
    'Beaune-Exemple',
    '7 rue du Gabarit',
    { territory: 'departement', size: 'T2', surface: '52', rent: '335' },
    60,
  ),
  home('landlord2', 'SUR-112', 'Semur-Exemple', '21 route Factice', {
    territory: 'departement',
    size: 'T3',
    surface: '74',
    rent: '360',
  }),
  home('landlord2', 'SUR-N02', 'Beaune-Exemple', '', {
    territory: 'departement',
    size: 'T4',
    state: 'planned',
    funding: 'plai-adapted',
  }),
]

/** The forms of every sample home, each with who sends it and the id that it has, on a day. */
export const homesOn = (today: Day): readonly { readonly who: string; readonly form: Form }[] =>
  samples.map(({ who, form, vacantFor }, at) => ({
    who,
    form: {
      dwelling: `sample-home-${at + 1}`,
      ...form,
      ...(vacantFor !== undefined && { vacantFrom: addDays(today, -vacantFor) }),
    },
  }))
