import type { DwellingFormView } from '../../actions/dwelling'
import { homeSizes } from '../../domain/dossier'
import { dwellingKinds, dwellingStates, features, fundings, leaseKinds } from '../../domain/traits'
import { territories } from '../../domain/people'
import { cardKind } from '../card'
import sample from './dwelling-form.sample.json'
import template from './dwelling-form.template.json'

const choices = <K extends string>(values: readonly K[], titles: Readonly<Record<K, string>>) =>
  values.map(value => ({ value, title: titles[value] }))

/** What stands in the inputs at first: the home as it is, or the most usual. */
const given = ({ home }: DwellingFormView) => ({
  reference: home?.reference ?? '',
  state: home?.state ?? 'existing',
  stateOn: home && home.state !== 'existing' ? (home.steps[home.state] ?? '') : '',
  territory: home?.territory ?? 'metropole',
  commune: home?.commune ?? '',
  address: home?.address ?? '',
  kind: home?.kind ?? 'house',
  size: home?.size ?? 'T3',
  surface: home?.surface ?? '',
  floor: home?.floor ?? '',
  features: home?.features.join(',') ?? '',
  rent: home?.rent ?? '',
  charges: home?.charges ?? '',
  funding: home?.funding ?? 'plai',
  leases: home?.leases.join(',') ?? '',
  vacantFrom: home?.vacantFrom ?? '',
})

/** The form by which a landlord adds a home, or changes one. */
export const dwellingForm = cardKind('dwelling-form', {
  template,
  samples: sample as unknown as DwellingFormView[],
  data: (view, { dwelling: labels, words, common }) => {
    const { form } = labels
    return {
      title: view.home ? form.change : form.add,
      tone: 'accent',
      values: {
        dwelling: view.dwelling,
        today: view.today,
        form,
        given: given(view),
        intro: view.home ? '' : form.intro,
        hasLandlords: view.landlords.length > 0,
        landlords: view.landlords.map(({ id, name }) => ({ value: id, title: name })),
        states: choices(dwellingStates, labels.state),
        territories: choices(territories, words.territory),
        kinds: choices(dwellingKinds, labels.kind),
        sizes: homeSizes.map(value => ({ value, title: value })),
        features: choices(features, labels.feature),
        fundings: choices(fundings, labels.funding),
        leases: choices(leaseKinds, labels.lease),
        required: common.required,
        dateError: common.dateError,
        numberError: form.numberError,
        isAllocated: view.home?.held?.why === 'allocation',
      },
    }
  },
})
