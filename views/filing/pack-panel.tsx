import { FILING_MATERIALS, type FilingPageData } from '../../src/filing/model.ts'
import type { PackDesk, PackLine, Paper } from '../../src/filing/pack-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { momentText, sizeText, wordOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, HiddenField, SelectField } from '../parts/field.tsx'
import { Note, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface PackProps {
  readonly filing: FilingPageData
  readonly pack: PackDesk
  readonly state: FormState
}

/** The checklist of a pack: what is wanted, what is there, what is missing. */
export const PackPanel = ({ filing, pack, state }: PackProps) => {
  const isEmpty = pack.lines.every((line) => line.papers.length === 0)
  if (isEmpty && !pack.mayEdit) return null
  const canMake = pack.lines.some((line) => line.papers.length === 0 && line.source.is !== 'none')
  return (
    <Section
      title="备案材料"
      id="pack"
      actions={
        !isEmpty && (
          <LinkButton icon="download" href={paths.filings.packFile({ id: filing.filingId })}>
            下载全部（.zip）
          </LinkButton>
        )
      }
    >
      <ErrorSummary state={state} />
      <Summary pack={pack} />
      <DataTable
        caption="备案材料清单"
        rows={pack.lines}
        empty="接收机关对照表没有规定需要报送的材料。"
        columns={[
          {
            label: '材料',
            nowrap: true,
            render: (line) => (
              <>
                {wordOf('material', line.material)}
                <small class="beneath">{line.copies === null ? '未要求' : `纸质 ${line.copies} 份`}</small>
              </>
            ),
          },
          { label: '文件', render: (line) => <Papers filing={filing} pack={pack} line={line} /> },
        ]}
      />
      {pack.mayEdit && canMake && (
        <form method="post" action={paths.filings.pack({ id: filing.filingId })} class="form-end">
          <Button>生成缺少的材料</Button>
        </form>
      )}
      {pack.mayEdit && <UploadForm filing={filing} pack={pack} state={state} />}
    </Section>
  )
}

const Summary = ({ pack }: { readonly pack: PackDesk }) => {
  const missing = pack.missing.map((material) => wordOf('material', material)).join('、')
  return (
    <>
      {pack.mayEdit && pack.isCarried && <Note>以下是上次报送的材料，补正时只需更换有问题的，其余沿用。</Note>}
      {missing !== '' ? (
        <Note tone="warn">还缺：{missing}。缺少的材料可以从办理记录生成，或者上传。</Note>
      ) : (
        <Note tone="good">应备材料齐全，合计 {sizeText(pack.size)}。</Note>
      )}
      {pack.isElectronic && <p class="quiet">除纸质外必须一并报送电子文本；压缩包里的文件即为电子文本。</p>}
    </>
  )
}

const Papers = ({ filing, pack, line }: Omit<PackProps, 'state'> & { readonly line: PackLine }) => (
  <>
    {line.papers.length === 0 && (
      <p>
        <Tag tone="bad">缺</Tag> <span class="quiet">{sourceWords(line)}</span>
      </p>
    )}
    {line.papers.map((paper) => (
      <div class="paper">
        <a download href={paths.filings.paperFile({ id: filing.filingId, paper: paper.paperId })}>
          {paper.fileName}
        </a>
        <small class="beneath">
          {wordOf('paperOrigin', paper.origin)}，{sizeText(paper.size)}，{paper.addedByName} {momentText(paper.addedAt)}
          ，校验码 <code title={paper.digest}>{paper.digest.slice(0, 12)}…</code>
        </small>
        {paper.material === 'note' && paper.origin === 'generated' && pack.mayEdit && (
          <p class="quiet">必要性、主要问题和措施要自己写：请下载，在 Word 里补写后上传，代替这一份。</p>
        )}
        {pack.mayEdit && <PaperActs filing={filing} line={line} paper={paper} />}
      </div>
    ))}
  </>
)

function sourceWords({ source }: PackLine): string {
  if (source.is === 'none') return source.why
  return source.is === 'template' ? '可以按模板生成。' : '办理记录里有，可以直接取用。'
}

const PaperActs = ({
  filing,
  line,
  paper,
}: {
  readonly filing: FilingPageData
  readonly line: PackLine
  readonly paper: Paper
}) => (
  <form method="post" action={paths.filings.paperEnd({ id: filing.filingId })} class="actions">
    <HiddenField name="material" value={paper.material} />
    <HiddenField name="digest" value={paper.digest} />
    {paper.origin !== 'uploaded' && line.source.is !== 'none' && (
      <Button kind="plain" formaction={paths.filings.paperMaking({ id: filing.filingId })}>
        {paper.origin === 'record' ? '重新取用' : '重新生成'}
      </Button>
    )}
    <Button kind="plain">撤下</Button>
  </form>
)

const UploadForm = ({ filing, pack, state }: PackProps) => {
  const wanted = pack.lines.filter((line) => line.copies !== null).map((line) => line.material)
  const others = FILING_MATERIALS.filter((material) => !wanted.includes(material))
  return (
    <details open={state.errors.length > 0}>
      <summary>上传自己的文件</summary>
      <form
        method="post"
        action={paths.filings.papers({ id: filing.filingId })}
        enctype="multipart/form-data"
        class="form"
      >
        <SelectField
          state={state}
          name="material"
          label="材料种类"
          required
          options={[...wanted, ...others].map((material) => [material, wordOf('material', material)] as const)}
        />
        <FileField
          state={state}
          name="file"
          label="文件"
          required
          hint="上传后代替这一项里生成的文件。Word、PDF、Excel、图片或者文本文件。"
          accept=".docx,.doc,.pdf,.xlsx,.xls,.txt,image/*"
        />
        <div class="form-end">
          <Button>上传材料</Button>
        </div>
      </form>
    </details>
  )
}
