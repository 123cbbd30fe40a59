import type { FeedState } from '../../src/deadlines/model.ts'
import { paths } from '../../src/http/paths.ts'
import { momentText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'

/** The secret address by which a telephone or a desk calendar shows one's last days. */
export const FeedPage = (props: { readonly feed: FeedState | null; readonly link: string | null }) => (
  <>
    <PageHead
      title="日历订阅"
      crumbs={[[paths.account(), '我的账号']]}
      lead="把由您办理或者负责的截止日订阅到手机、电脑的日历里，期限变动后会自动更新。"
    />
    {props.link && (
      <Note tone="good">
        <p>订阅链接已经生成，只显示这一次，请马上复制到日历软件的“订阅日历”或者“通过网址添加”里：</p>
        <p>
          <label class="feed-link">
            <span class="hidden">订阅链接</span>
            <input type="text" readonly value={props.link} />
          </label>
        </p>
        <p>任何人拿到链接都能看到您的截止日，请勿转发。涉密文件的名称不会出现在日历里。</p>
      </Note>
    )}
    <Section title="订阅链接" id="feed">
      {props.feed ? (
        <>
          <Facts
            rows={[
              ['生成时间', momentText(props.feed.createdAt)],
              ['最近读取', props.feed.lastUsedAt ? momentText(props.feed.lastUsedAt) : '还没有日历读取过'],
            ]}
          />
          <p class="hint">链接丢失或者可能泄露时，请换一个：旧链接立即作废，需要在日历软件里重新添加。</p>
          <div class="list-end">
            <form method="post" action={paths.feed.settings()}>
              <Button>更换链接</Button>
            </form>
            <form method="post" action={paths.feed.end()}>
              <Button kind="danger">停用</Button>
            </form>
          </div>
        </>
      ) : (
        <>
          <p>还没有开通。开通后得到一个只属于您的链接，可以随时更换或者停用。</p>
          <form method="post" action={paths.feed.settings()}>
            <Button kind="primary">生成订阅链接</Button>
          </form>
        </>
      )}
    </Section>
  </>
)
