import type { FormState } from '../../src/http/form-state.ts'
import { valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckGroup, HiddenField, RadioGroup, TextField } from '../parts/field.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'

/** What comes by mail, and where to. */
export const NoticeSettingPage = (props: {
  readonly state: FormState
  readonly isMailOn: boolean
  readonly isSaved: boolean
}) => {
  const { state } = props
  return (
    <>
      <PageHead
        title="提醒设置"
        crumbs={[[paths.account(), '我的账号']]}
        lead="提醒始终显示在系统里。这里决定哪些另发邮件：每天早上一封，只含还没有看过的。"
      />
      {props.isSaved && (
        <Note tone="good">
          <p>提醒设置已保存。</p>
        </Note>
      )}
      {!props.isMailOn && (
        <Note tone="info">
          <p>本系统还没有配置发信服务器，暂时不会发出邮件。设置可以先存好，由管理员配置后生效。</p>
        </Note>
      )}
      <form method="post" action={paths.notices.settings()} class="form" novalidate>
        <ErrorSummary state={state} />
        <HiddenField name="version" value={valueIn(state, 'version')} />
        <TextField
          state={state}
          name="email"
          label="邮箱"
          type="email"
          autocomplete="email"
          hint="没有邮箱就收不到邮件。涉密文件的名称不会写进邮件。"
        />
        <RadioGroup
          state={state}
          name="mail"
          label="邮件"
          required
          options={[
            ['digest', '每天一封汇总', '当天没有新的提醒就不发。'],
            ['none', '不接收邮件'],
          ]}
        />
        <CheckGroup state={state} name="wanted" label="写进邮件的提醒" options={wordsOf('noticeKind')} />
        <div class="form-end">
          <Button kind="primary">保存</Button>
        </div>
      </form>
    </>
  )
}
