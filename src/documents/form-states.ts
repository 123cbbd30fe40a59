import { type FormState, formOf } from '../http/form-state.ts'
import type { Actor } from '../people/model.ts'
import type { DocumentPage } from './model.ts'
import { validityFromText } from './text-proposals.ts'

/** A new draft is, until said otherwise, a public one of the person's own organ. */
export const newDocumentState = (actor: Actor): FormState =>
  formOf({
    makingOrganId: actor.organId,
    draftingOrganId: actor.organId,
    secrecy: 'public',
    validityKind: 'auto',
  })

/** The register as a form; when adopting, with what the text states filled in for the person to confirm. */
export function editState(document: DocumentPage, isAdopting: boolean): FormState {
  const inText = new Map(isAdopting ? document.proposals.map((p) => [p.field, p.inText] as const) : [])
  const stated = validityFromText(inText.get('validity') ?? '')
  const validity = stated ?? document.validity
  return formOf({
    version: document.version,
    title: inText.get('title') ?? document.title,
    category: document.category,
    secrecy: document.secrecy,
    makingOrganId: document.makingOrganId,
    draftingOrganId: document.draftingOrganId,
    implementingOrganId: document.implementingOrganId,
    numberText: inText.get('number') ?? document.numberText,
    signedOn: document.signedOn,
    writtenOn: inText.get('writtenOn') ?? document.writtenOn,
    issuedOn: document.issuedOn,
    publishedOn: document.publishedOn,
    effectiveOn: inText.get('effectiveOn') ?? document.effectiveOn,
    validityKind: validity.kind,
    validityYears: validity.kind === 'years' ? validity.years : null,
    lapsesAfter: validity.kind === 'until' ? validity.lapsesAfter : null,
    validitySource: stated ? 'clause' : document.validitySource,
    note: document.note,
  })
}

/** What is known already of the issue. */
export const issueState = (document: DocumentPage): FormState =>
  formOf({
    version: document.version,
    numberText: document.numberText,
    signedOn: document.signedOn,
    writtenOn: document.writtenOn,
    issuedOn: document.issuedOn,
  })
