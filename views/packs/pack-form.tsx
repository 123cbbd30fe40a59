import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { NATURES, type PackDesk } from '../../src/packs/model.ts'
import { basisText } from '../../src/packs/rules.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, HiddenField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'

/** What is said of a draft. */
export const PackForm = ({ desk, state }: { readonly desk: PackDesk; readonly state: FormState | undefined }) => {
  const { pack } = desk
  const shown =
    state ??
    formOf({
      nature: pack.nature,
      isMarketRelated: pack.isMarketRelated ? 'on' : '',
      contactName: pack.contactName,
      contactPhone: pack.contactPhone,
      bases: pack.bases.map(basisText).join('\n'),
      version: pack.version,
    })
  return (
    <form method="post" action={paths.documents.pack({ id: pack.documentId })} class="form">
      <ErrorSummary state={shown} />
      <HiddenField name="version" value={shown.values.version ?? '0'} />
      <RadioGroup
        state={shown}
        name="nature"
        label="性质"
        required
        options={NATURES.map((n) => [n, wordOf('nature', n)] as const)}
      />
      <CheckField
        state={shown}
        name="isMarketRelated"
        label="涉及市场主体经济活动"
        hint="涉及的，公开征求意见不少于三十日，并须公平竞争审查。"
      />
      <TextArea
        state={shown}
        name="bases"
        label="制定依据"
        rows={4}
        hint="每行一项：《名称》（文号）第几条。没有文号、条款的可以不写。"
      />
      <TextField state={shown} name="contactName" label="联系人" required />
      <TextField state={shown} name="contactPhone" label="联系电话" />
      <div class="form-end">
        <Button>保存送审单</Button>
      </div>
    </form>
  )
}
