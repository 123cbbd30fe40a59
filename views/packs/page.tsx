import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PackDesk } from '../../src/packs/model.ts'
import { wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { MaterialForm, MaterialTable } from './materials.tsx'
import { PackForm } from './pack-form.tsx'
import { PackFacts, ProcedureTable } from './pack-parts.tsx'
import { ProceduresForm } from './procedures-form.tsx'

/** Forms of the page that were rejected, as they were typed. */
export type PackStates = Partial<Readonly<Record<'pack' | 'procedures' | 'material', FormState>>>

interface Props {
  readonly desk: PackDesk
  readonly states: PackStates
}

/** Everything that goes with a draft, in the order in which a drafter fills it in; each part is saved by itself. */
export const PackPage = ({ desk, states }: Props) => {
  const { pack, mayEdit } = desk
  const show = paths.documents.show({ id: pack.documentId })
  return (
    <>
      <PageHead
        title="送审材料"
        crumbs={[
          [paths.documents.list(), '文件'],
          [show, desk.title],
        ]}
        lead={`${wordOf('category', desk.category)}。各部分分别保存，可以随时回来接着填。`}
        actions={
          mayEdit && (
            <LinkButton kind="primary" href={paths.documents.reviews({ id: pack.documentId })}>
              填好了，去送审
            </LinkButton>
          )
        }
      />
      <Missing desk={desk} />
      <Section title="一、送审单" id="pack">
        {mayEdit ? <PackForm desk={desk} state={states.pack} /> : <PackFacts pack={pack} />}
      </Section>
      <Section title="二、程序情况" id="procedures">
        {mayEdit ? <ProceduresForm desk={desk} state={states.procedures} /> : <ProcedureTable desk={desk} />}
      </Section>
      <Section title="三、材料" id="materials">
        <MaterialTable desk={desk} />
        {mayEdit && <MaterialForm desk={desk} state={states.material} />}
      </Section>
    </>
  )
}

/** What is still to be done before it can be sent, or will be asked for after. */
const Missing = ({ desk }: { readonly desk: PackDesk }) => {
  if (desk.obstacles.length === 0 && desk.missing.length === 0)
    return <Note tone="good">送审单、程序和必备材料都已齐全。</Note>
  return (
    <Note tone="warn">
      {desk.obstacles.length > 0 && (
        <>
          <p>送审前还须填写：</p>
          <ul>
            {desk.obstacles.map((o) => (
              <li>{o.message}</li>
            ))}
          </ul>
        </>
      )}
      {desk.missing.length > 0 && (
        <p>必备材料还缺：{desk.missing.map((kind) => wordOf('reviewMaterial', kind)).join('、')}。材料不齐不能受理。</p>
      )}
    </Note>
  )
}
